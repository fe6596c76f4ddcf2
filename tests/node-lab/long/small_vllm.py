#!/usr/bin/python3
"""The program `vllm` of the lab's image: takes the arguments that a node renders and starts the small engine."""
import os, sys

verb, model, *flags = sys.argv[1:]
if verb != "serve":
    sys.exit("expected serve")
value = lambda name: next(flag.split("=", 1)[1] for flag in flags if flag.startswith(name + "="))
os.environ["PYTHONPATH"] = "/opt/engine:" + os.environ.get("PYTHONPATH", "")
os.execv("/usr/bin/python3", ["python3", "/opt/lab/serve.py", model, value("--served-model-name"),
                              value("--host"), value("--port")])
