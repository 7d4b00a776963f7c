/// YAML.
