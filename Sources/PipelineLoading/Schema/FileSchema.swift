/// The JSON Schemas of the files that users write.
package enum FileSchema: String, Sendable, CaseIterable {
  case pipeline
  case configuration

  /// The schema as a JSON text.
  package var text: String {
    switch self {
    case .pipeline: String(decoding: PackageResources.pipeline_schema_json, as: UTF8.self)
    case .configuration:
      String(decoding: PackageResources.configuration_schema_json, as: UTF8.self)
    }
  }
}
