#!/usr/bin/python3
"""Stands in for /usr/bin/podman: insists on the hardening, then answers on the service's port as the asked user.

Every answer names the service and repeats what it was asked and under whose name, so that a test sees who reached whom.
"""
import http.server, json, os, re, sys

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
names = []
if environment:
    with open(environment.group(1)) as lines:
        names = sorted(text.split("=", 1)[0] for text in lines if "=" in text)
os.setgid(int(group)); os.setgroups([]); os.setuid(int(user))

class Answer(http.server.BaseHTTPRequestHandler):
    def answer(self):
        body = json.dumps({"service": name, "path": self.path, "secrets": names,
                           "authorization": self.headers.get("Authorization"),
                           "email": self.headers.get("X-Forwarded-Email")}).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
    do_GET = do_POST = answer
    def log_message(self, *_):
        pass

http.server.ThreadingHTTPServer(("127.0.0.1", port), Answer).serve_forever()
