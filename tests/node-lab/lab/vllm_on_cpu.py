"""The real vLLM with the arguments that the node gives it, each of them; a processor only asks for more.

It needs --enforce-eager, because compiling a model needs a compiler, and a size for the cache, which on a GPU follows
from the GPU's memory.
"""
import os
import sys

if __name__ == "__main__":
    os.environ["VLLM_CPU_KVCACHE_SPACE"] = "1"
    sys.argv = ["vllm", "serve", *sys.argv[1:], "--enforce-eager"]
    from vllm.entrypoints.cli.main import main

    main()
