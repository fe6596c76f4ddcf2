"""A person's browser in front of the chat: signs in at the identity provider and does what the page would do.

`chat_client.py NAME ADDRESS AUTHORITY EMAIL GROUPS [PROMPT]` prints as JSON what was seen. Addresses of other hosts come from
the environment's HOSTS, as `name=address` between commas.
"""
import base64, http.client, json, os, socket, ssl, struct, sys, time, urllib.parse


class Browser:
    def __init__(self, name, address, authority):
        self.name, self.site, self.cookies = name, f"https://{name}", {}
        self.hosts = dict(pair.split("=") for pair in os.environ.get("HOSTS", "").split(",") if pair) | {name: address}
        self.trust = ssl.create_default_context(cafile=authority)

    def connect(self, host, port):
        plain = socket.create_connection((self.hosts[host], port), timeout=200)
        return self.trust.wrap_socket(plain, server_hostname=host)

    def cookie(self):
        return "; ".join(f"{key}={value}" for key, value in self.cookies.items())

    def ask(self, method, url, body=None, headers=None):
        """One request on a connection of its own; follows nothing. Answers status, headers and text."""
        to = urllib.parse.urlsplit(url)
        port = to.port or 443
        connection = http.client.HTTPSConnection(to.hostname, port, timeout=200)
        connection.sock = self.connect(to.hostname, port)
        sent = {"Host": to.netloc, **(headers or {})}
        if to.hostname == self.name:
            sent["Cookie"] = self.cookie()
        if body is not None:
            sent["Content-Type"] = "application/json"
            body = json.dumps(body)
        connection.request(method, (to.path or "/") + ("?" + to.query if to.query else ""), body, sent)
        answer = connection.getresponse()
        for line in answer.headers.get_all("set-cookie") or []:
            key, _, value = line.split(";")[0].partition("=")
            self.cookies[key] = value
        text = answer.read().decode(errors="replace")
        connection.close()
        return answer.status, answer.headers, text

    def sign_in(self, email, groups):
        """Answers the status of the way back from the provider; 302 leads into the chat."""
        _, headers, _ = self.ask("GET", self.site + "/")
        page = headers["location"] + "&" + urllib.parse.urlencode({"email": email, "groups": groups})
        _, headers, _ = self.ask("GET", page)
        return self.ask("GET", headers["location"])[0]

    def account(self, headers=None):
        """The chat's own account of who is signed in."""
        return self.ask("POST", f"{self.site}/api/v1/auths/signin", {"email": "", "password": ""}, headers)


class Events:
    """The page's WebSocket, as socket.io speaks it."""

    def __init__(self, browser, token):
        self.socket = browser.connect(browser.name, 443)
        key = base64.b64encode(os.urandom(16)).decode()
        self.socket.sendall((f"GET /ws/socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: {browser.name}\r\nUpgrade: websocket\r\n"
                             f"Connection: Upgrade\r\nSec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13\r\n"
                             f"Origin: {browser.site}\r\nCookie: {browser.cookie()}\r\n\r\n").encode())
        self.buffer = b""
        while b"\r\n\r\n" not in self.buffer:
            self.buffer += self.socket.recv(4096)
        head, self.buffer = self.buffer.split(b"\r\n\r\n", 1)
        self.status = int(head.split()[1])
        if self.status == 101:
            self.receive()
            self.send("40" + json.dumps({"token": token}))
            self.session = json.loads(self.receive()[2:])["sid"]

    def exactly(self, count):
        while len(self.buffer) < count:
            part = self.socket.recv(65536)
            if not part:
                raise ConnectionError("the chat ended the connection")
            self.buffer += part
        taken, self.buffer = self.buffer[:count], self.buffer[count:]
        return taken

    def send(self, text):
        data, mask = text.encode(), os.urandom(4)
        size = bytes([0x80 | len(data)]) if len(data) < 126 else bytes([0xFE]) + struct.pack(">H", len(data))
        self.socket.sendall(b"\x81" + size + mask + bytes(byte ^ mask[index % 4] for index, byte in enumerate(data)))

    def receive(self):
        """The next message; answers pings on the way."""
        while True:
            first, size = self.exactly(2)
            if size in (126, 127):
                size = int.from_bytes(self.exactly(2 if size == 126 else 8), "big")
            text = self.exactly(size).decode(errors="replace")
            if text == "2":
                self.send("3")
            elif first & 15 == 1:
                return text


def talk(browser, token, prompt):
    """Asks as the page does: the answer comes piece by piece over the WebSocket."""
    events = Events(browser, token)
    if events.status != 101:
        return {"socket": events.status}
    message = {"role": "user", "content": prompt}
    bearer = {"Authorization": f"Bearer {token}"}
    asked = {"id": "11111111-1111-4111-8111-111111111111", "parentId": None, "childrenIds": [], **message,
             "models": ["general"], "timestamp": int(time.time())}
    chat = {"title": "New Chat", "models": ["general"], "messages": [asked],
            "history": {"messages": {asked["id"]: asked}, "currentId": asked["id"]}}
    _, _, text = browser.ask("POST", f"{browser.site}/api/v1/chats/new", {"chat": chat}, bearer)
    chat_id = json.loads(text)["id"]
    began = time.monotonic()
    status, _, text = browser.ask("POST", f"{browser.site}/api/chat/completions", {
        "model": "general", "stream": True, "messages": [message], "session_id": events.session, "chat_id": chat_id,
        "id": "22222222-2222-4222-8222-222222222222", "parent_id": asked["id"], "user_message": asked,
    }, bearer)
    pieces, content = 0, ""
    while status == 200:
        event = events.receive()
        data = json.loads(event[event.index("["):])[1].get("data", {}) if "[" in event else {}
        if data.get("type") == "response:completion" and "delta" in data["data"]:
            pieces += 1
            content += data["data"]["delta"]
        if data.get("type") == "chat:completion" and data["data"].get("done"):
            break
    return {"socket": events.status, "asked": status, "text": text[:300], "pieces": pieces, "content": content,
            "seconds": time.monotonic() - began, "chat": chat_id}


def visit(browser, email, groups, prompt=None):
    seen = {"signIn": browser.sign_in(email, groups)}
    if seen["signIn"] != 302:
        return seen
    status, headers, text = browser.ask("GET", browser.site + "/")
    seen["page"] = {"status": status, "isChat": "Open WebUI" in text, "policy": headers.get("content-security-policy")}
    status, _, text = browser.account({"X-Forwarded-Email": "director@example.org"})
    account = json.loads(text)
    seen["account"] = {"status": status, **{key: account.get(key) for key in ("email", "role", "detail")}}
    bearer = {"Authorization": f"Bearer {account.get('token')}"}
    _, _, text = browser.ask("GET", f"{browser.site}/api/models", None, bearer)
    seen["models"] = [model["id"] for model in json.loads(text).get("data", [])]
    _, _, text = browser.ask("GET", f"{browser.site}/api/v1/chats/", None, bearer)
    seen["chats"] = [chat["title"] for chat in json.loads(text)]
    seen["users"] = browser.ask("GET", f"{browser.site}/api/v1/users/", None, bearer)[0]
    if prompt:
        seen["talk"] = talk(browser, account["token"], prompt)
    return seen


if __name__ == "__main__":
    print(json.dumps(visit(Browser(*sys.argv[1:4]), *sys.argv[4:])))
