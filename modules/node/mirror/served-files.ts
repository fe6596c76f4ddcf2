/**
 * Of a model's repository, what an engine reads: weights in safetensors, configuration, tokenizer, chat template.
 * Never code, pickles or other formats of the same weights.
 */
export function servedFiles(paths: readonly string[]): readonly string[] {
  const wanted = paths.filter(
    (path) => !path.includes("/") && wantedNames.some((pattern) => pattern.test(path)),
  );
  const isSharded = wanted.some((path) => /^model(-\d+-of-\d+)?\.safetensors$/.test(path));
  // Some publishers keep the same weights twice: whole for their own tools, sharded for everybody else's.
  return wanted.filter((path) => !(isSharded && /^consolidated/.test(path))).sort();
}

const wantedNames = [
  /\.safetensors$/,
  /^(config|generation_config|params|preprocessor_config|processor_config)\.json$/,
  /\.safetensors\.index\.json$/,
  /^(tokenizer|tokenizer_config|special_tokens_map|added_tokens|vocab|tekken)\.json$/,
  /^(tokenizer\.model|merges\.txt|vocab\.txt)$/,
  /^chat_template\.(jinja|json)$/,
];
