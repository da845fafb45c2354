from kedro.framework.hooks import hook_impl


class Record:
    @hook_impl
    def before_node_run(self, node):
        pass

    @hook_impl
    def after_dataset_saved(self, dataset_name):
        pass

    @hook_impl
    def before_pipeline_run(self):
        pass

    def after_node_run(self, node):
        """Not marked as a hook, so Kedro does not call it anywhere."""


class Catalogued:
    @hook_impl
    def after_catalog_created(self, catalog):
        pass
