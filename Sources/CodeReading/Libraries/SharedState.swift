import PipelineModel

extension LibraryEffects {
  /// Whether it works on the figure that is the current one: every function of pyplot does, those
  /// that only look something up left out.
  static func isOfPyplot(_ function: String) -> Bool {
    for module in ["matplotlib.pyplot.", "pylab."] where function.hasPrefix(module) {
      let name = function.dropFirst(module.count)
      return !name.contains(".") && name.first?.isUppercase == false && name != "get_cmap"
    }
    return false
  }

  /// What all threads of a process share.
  static let sharedState: LibraryEffects = {
    var known = LibraryEffects()
    known.add("random", "seed", .changes(.random))
    known.add("numpy.random", "seed set_state", .changes(.random))
    known.add("torch", "manual_seed", .changes(.random))
    known.add("torch.cuda", "manual_seed manual_seed_all", .changes(.random))
    known.add("tensorflow.random", "set_seed", .changes(.random))
    for module in ["keras.utils", "tensorflow.keras.utils"] {
      known.add(module, "set_random_seed", .changes(.random))
    }
    for module in ["lightning", "pytorch_lightning"] {
      known.add(module, "seed_everything", .changes(.random))
    }
    known.add("transformers", "set_seed", .changes(.random))
    known.add(
      "mlflow",
      "start_run end_run log_metric log_metrics log_param log_params log_artifact log_artifacts "
        + "log_dict log_figure log_text log_image log_table log_input set_experiment set_tag "
        + "set_tags autolog set_tracking_uri",
      .changes(.trackingRun))
    known.add("mlflow", "log_artifact log_artifacts", .reads(at(0, "local_path", "local_dir")))
    for flavour in ["sklearn", "pytorch", "xgboost", "lightgbm", "tensorflow", "pyfunc", "keras"] {
      known.add("mlflow.\(flavour)", "log_model autolog", .changes(.trackingRun))
    }
    known.add("wandb", "init log finish save log_artifact", .changes(.trackingRun))
    known.add("os", "chdir fchdir", .changes(.workingFolder))
    known.add("contextlib", "chdir", .changes(.workingFolder))
    known.add("os", "putenv unsetenv", .changes(.environment))
    known.add(
      "os.environ", "__setitem__ __delitem__ update setdefault pop clear",
      .changes(.environment))
    known.add("dotenv", "load_dotenv", .changes(.environment))
    return known
  }()
}
