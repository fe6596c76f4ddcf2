#!/usr/bin/python3
"""Stands in for /usr/bin/docker in the lab: insists on the hardening, then runs the small engine as the asked user."""
import os, sys

REQUIRED = ["--rm", "--network=host", "--read-only", "--cap-drop=ALL", "--security-opt=no-new-privileges",
            "--gpus=all", "--entrypoint=vllm"]
args = sys.argv[1:]
if args[:1] != ["run"]:
    sys.exit(0)
options = [a for a in args[1:] if a.startswith("--")]
missing = [r for r in REQUIRED if r not in options]
if missing:
    sys.exit("docker shim: missing " + " ".join(missing))
image = next(i for i, a in enumerate(args) if i > 0 and not a.startswith("--"))
if "@sha256:" not in args[image]:
    sys.exit("docker shim: the image is not named by digest")
verb, model, *flags = args[image + 1:]
if verb != "serve":
    sys.exit("docker shim: expected serve")

def value(name, words):
    return next(w.split("=", 1)[1] for w in words if w.startswith(name + "="))

environment = {}
for option in options[:]:
    if option.startswith("--env-file="):
        with open(option.split("=", 1)[1]) as lines:
            environment.update(line.rstrip("\n").split("=", 1) for line in lines if "=" in line)
    elif option.startswith("--env="):
        name, text = option.split("=", 1)[1].split("=", 1)
        environment[name] = text
user, group = value("--user", options).split(":")
os.setgid(int(group)); os.setgroups([]); os.setuid(int(user))
if "/vllm@" in args[image]:
    os.environ.update(environment, PYTHONPATH=environment["PYTHONPATH"] + ":/opt/vllm")
    os.execv("/usr/bin/python3", ["python3", "/opt/lab/vllm_on_cpu.py", model, *flags])
os.environ.update(environment, PYTHONPATH="/opt/engine")
if "/fast-engine@" in args[image]:
    os.execv("/usr/bin/python3", ["python3", "/opt/lab/fast_engine.py", value("--host", flags), value("--port", flags)])
os.execv("/usr/bin/python3", ["python3", "/opt/lab/serve.py", model, value("--served-model-name", flags),
                              value("--host", flags), value("--port", flags)])
