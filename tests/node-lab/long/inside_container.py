"""Run inside a container: prints as JSON what its program can see and do. Argument: address:port of a host outside."""
import json, os, socket, sys

def may_write(folder):
    try:
        path = os.path.join(folder, "lab-probe")
        open(path, "w").close()
        os.unlink(path)
        return True
    except OSError:
        return False

def reaches(address):
    host, port = address.split(":")
    try:
        socket.create_connection((host, int(port)), 3).close()
        return True
    except OSError:
        return False

def holds(folder, value):
    found = []
    for root, _, names in os.walk(folder):
        for name in names:
            path = os.path.join(root, name)
            try:
                if os.path.isfile(path) and value in open(path, "rb").read():
                    found.append(path)
            except OSError:
                pass
    return found

key = os.environ["VLLM_API_KEY"].encode()
mounts = [line.split() for line in open("/proc/self/mountinfo")]
print(json.dumps({
    "uid": os.getuid(),
    "otherGroups": [group for group in os.getgroups() if group != 2000],
    "writes": [f for f in ["/", "/etc", "/opt/engine", sys.argv[2], "/tmp", "/var/cache/sovereign-engine"] if may_write(f)],
    "models": os.listdir("/var/lib/sovereign/models"),
    "folders": sorted(os.listdir("/var/lib/sovereign")),
    "settings": os.listdir("/etc/sovereign"),
    "secretsOfMachine": os.path.exists("/run/sovereign"),
    "devices": sorted(name for name in os.listdir("/dev") if name.startswith("nvidia")),
    "disks": sorted(name for name in os.listdir("/dev") if name.startswith(("vd", "sd", "loop", "mapper"))),
    "driver": os.path.exists("/usr/lib/x86_64-linux-gnu/libcuda.so.1"),
    "interfaces": sorted(os.listdir("/sys/class/net")),
    "reaches": reaches(sys.argv[1]),
    "user": os.environ.get("USER"),
    "secretNames": sorted(n for n in os.environ if n.endswith("KEY")),
    "filesWithKey": sum((holds(f, key) for f in ["/etc", "/run", "/tmp", "/var", "/home", "/opt/lab"]), []),
    "binds": sorted(m[4] for m in mounts if m[4].startswith(("/var/lib/sov", "/var/cache", "/etc/sov"))),
}))
