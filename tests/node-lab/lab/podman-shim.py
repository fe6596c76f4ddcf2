#!/usr/bin/python3
"""Stands in for /usr/bin/podman: insists on the hardening, then answers on the service's port as the asked user.

Every answer names the service and repeats what it was asked and under whose name, so that a test sees who reached whom.
The gateway also holds teams and keys, in memory, for whoever has its administration key.
"""
import hashlib, http.server, json, os, re, sys

REQUIRED = ["--rm", "--network=host", "--read-only", "--cap-drop=ALL", "--security-opt=no-new-privileges"]
args = sys.argv[1:]
if args[:1] != ["run"]:
    sys.exit(0)
missing = [r for r in REQUIRED if r not in args]
if missing:
    sys.exit("podman shim: missing " + " ".join(missing))
line = " ".join(args)
if not re.search(r"@sha256:[0-9a-f]{64} ", line):
    sys.exit("podman shim: the image is not named by digest")
name = re.search(r"--name=sovereign-(\S+)", line).group(1)
port = int(re.search(r"--(?:port[= ]|http-address=127\.0\.0\.1:)(\d+)", line).group(1))
user, group = re.search(r"--user=(\d+):(\d+)", line).groups()
environment = re.search(r"--env-file=(\S+)", line)
secrets = {}
if environment:
    with open(environment.group(1)) as lines:
        secrets = dict(text.rstrip("\n").split("=", 1) for text in lines if "=" in text)
names = sorted(secrets)
os.setgid(int(group)); os.setgroups([]); os.setuid(int(user))

teams, keys = {}, {}

def administer(path, body):
    """Status and answer, as far as a node's teams need the gateway's administration."""
    route, _, query = path.partition("?")
    if route == "/team/info":
        team = teams.get(query.partition("=")[2])
        return (200, {"team_info": team}) if team else (404, {})
    if route in ("/team/new", "/team/update"):
        teams.setdefault(body["team_id"], {}).update(body)
    elif route == "/key/generate":
        token = hashlib.sha256(body.pop("key").encode()).hexdigest()
        keys[token] = {**body, "token": token}
    elif route == "/key/delete":
        for token in body["keys"]:
            del keys[token]
    elif route != "/key/list":
        return None
    return 200, {"keys": list(keys.values()), "total_pages": 1}

class Answer(http.server.BaseHTTPRequestHandler):
    def answer(self):
        status, body = self.administered() or (200, None)
        body = json.dumps(body).encode() if body is not None else json.dumps({"service": name, "path": self.path, "secrets": names,
                           "authorization": self.headers.get("Authorization"),
                           "email": self.headers.get("X-Forwarded-Email")}).encode()
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
    def administered(self):
        if self.headers.get("Authorization") != "Bearer " + secrets.get("GATEWAY_MASTER_KEY", "(none)"):
            return None
        text = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        return administer(self.path, json.loads(text or b"{}"))
    do_GET = do_POST = answer
    def log_message(self, *_):
        pass

http.server.ThreadingHTTPServer(("127.0.0.1", port), Answer).serve_forever()
