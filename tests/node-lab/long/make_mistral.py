"""Makes a model in the shape of Mistral with random weights, always the same, in the folder of the first argument."""
import os
import sys

import torch
from tokenizers import Tokenizer, decoders, models, pre_tokenizers, trainers
from transformers import MistralConfig, MistralForCausalLM, PreTrainedTokenizerFast

folder = sys.argv[1]
words = ["say hello to the whole lab", "one token came", "a node serves a model over TLS", "weights are checked"]
tokenizer = Tokenizer(models.BPE())
tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
tokenizer.decoder = decoders.ByteLevel()
special = ["<s>", "</s>", "[INST]", "[/INST]", "[TOOL_CALLS]"]
alphabet = pre_tokenizers.ByteLevel.alphabet()
tokenizer.train_from_iterator(words, trainers.BpeTrainer(vocab_size=512, special_tokens=special, initial_alphabet=alphabet))
template = (
    "{{ bos_token }}{% for m in messages %}{% if m['role'] == 'user' %}[INST] {{ m['content'] }} [/INST]"
    "{% else %}{{ m['content'] }}{{ eos_token }}{% endif %}{% endfor %}"
)
PreTrainedTokenizerFast(
    tokenizer_object=tokenizer, bos_token="<s>", eos_token="</s>", chat_template=template,
    additional_special_tokens=special[2:],
).save_pretrained(folder)
torch.manual_seed(0)
MistralForCausalLM(
    MistralConfig(
        vocab_size=tokenizer.get_vocab_size(), hidden_size=128, intermediate_size=256, num_hidden_layers=2,
        num_attention_heads=4, num_key_value_heads=2, head_dim=32, max_position_embeddings=131072,
        sliding_window=None, tie_word_embeddings=False, bos_token_id=0, eos_token_id=1,
    )
).to(torch.bfloat16).save_pretrained(folder)
for name in os.listdir(folder):
    os.chmod(os.path.join(folder, name), 0o644)
