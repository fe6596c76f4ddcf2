#!/usr/bin/python3
"""Stands in for /usr/bin/podman: runs the real program of a front machine's container, held as the container would be.

The root is read-only, /tmp is memory, what the machine keeps in memory is out of sight, and of the machine's folders
only the mapped ones can be written. The user has no capability and can gain none. The network is the machine's.
"""
import os, signal, sys, time

LAB, STATE = "/opt/lab-programs", "/run/lab-podman"
REQUIRED = ["--rm", "--network=host", "--read-only", "--tmpfs=/tmp", "--cap-drop=ALL", "--security-opt=no-new-privileges"]


def run(args):
    missing = [word for word in REQUIRED if word not in args]
    if missing:
        sys.exit("lab podman: missing " + " ".join(missing))
    image = next(index for index, word in enumerate(args) if "@sha256:" in word)
    options = [word.partition("=")[::2] for word in args[1:image]]
    value = dict(options)
    volumes = [text.split(":") for name, text in options if name == "--volume"]
    environment = dict(text.split("=", 1) for name, text in options if name == "--env")
    with open(value["--env-file"]) as lines:
        environment.update(line.rstrip("\n").split("=", 1) for line in lines)
    name = value["--name"]
    os.makedirs(STATE, exist_ok=True)
    with open(f"{STATE}/{name}", "w") as file:
        file.write(str(os.getpid()))

    command = program(value["--entrypoint"], args[image + 1:], environment)
    writable = [volume[0] for volume in volumes if volume[2:] != ["ro"]]
    user = value["--user"].split(":")[0]
    steps = ["set -e", "mount --make-rprivate /", "mount --bind / /"]
    steps += [f"mount --bind {folder} {folder}" for folder in writable]
    steps += ["mount -o remount,bind,ro /", "mount -t tmpfs -o mode=1777 tmpfs /tmp", "mount -t tmpfs tmpfs /run"]
    steps += [f'cd /; exec setpriv --reuid={user} --regid={user} --clear-groups --no-new-privs --bounding-set=-all '
              '--inh-caps=-all "$@"']
    script = "\n".join(steps)
    full = {"PATH": "/usr/bin:/bin", **environment}
    os.execve("/usr/bin/unshare", ["unshare", "--mount", "bash", "-c", script, "container", *command], full)


def program(entrypoint, args, environment):
    """What the image would hold under this name."""
    if entrypoint == "/bin/oauth2-proxy":
        return [f"{LAB}/sign-in/oauth2-proxy", *args]
    environment["PYTHONDONTWRITEBYTECODE"] = "1"
    if entrypoint == "litellm":
        # Its database client has a lab of its own; without one it knows the administration key alone.
        environment.pop("DATABASE_URL")
        environment["PYTHONPATH"] = f"{LAB}/gateway"
        return ["/usr/bin/python3", f"{LAB}/gateway/bin/litellm", *args]
    # Where the package from the registry keeps its pages; an image has them elsewhere.
    environment.update(PYTHONPATH=f"{LAB}/chat", FROM_INIT_PY="true", USE_SLIM_DOCKER="true")
    return [f"/usr/bin/{entrypoint}", *args]


def stop(patience, name):
    with open(f"{STATE}/{name}") as file:
        pid = int(file.read())
    os.kill(pid, signal.SIGTERM)
    for _ in range(int(patience) * 10):
        time.sleep(0.1)
        if not os.path.exists(f"/proc/{pid}"):
            return
    print(f"lab podman: {name} did not end within {patience} s", flush=True)
    os.kill(pid, signal.SIGKILL)


arguments = sys.argv[1:]
if arguments[0] == "run":
    run(arguments)
if arguments[0] == "stop":
    stop(arguments[2], arguments[3])
