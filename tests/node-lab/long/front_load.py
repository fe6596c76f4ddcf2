"""Asks a front machine all the time, as programs and as people do, until its input ends; prints as JSON what came.

`front_load.py NAME ADDRESS AUTHORITY KEYFILE`. Lost is what got no answer, half of one, or one that blames the machine
(500 and above). Refused is what was told to bring another key or to sign in again.
"""
import json, sys, threading, time

from chat_client import Browser

name, address, authority, key_file = sys.argv[1:5]
TOKENS, PAUSE = 120, 0.3
over, lock = threading.Event(), threading.Lock()
counts = {}


def note(kind, status, seconds, detail=""):
    with lock:
        count = counts.setdefault(kind, {"asked": 0, "lost": 0, "refused": 0, "slowestSeconds": 0, "losses": []})
        count["asked"] += 1
        count["slowestSeconds"] = round(max(count["slowestSeconds"], seconds), 1)
        if status is None or status >= 500:
            count["lost"] += 1
            count["losses"] = [*count["losses"], f"{time.strftime('%H:%M:%S')} {status} {detail}"[:200]][:5]
        elif status >= 300:
            count["refused"] += 1


def repeat(kind, work):
    while not over.is_set():
        began = time.monotonic()
        try:
            status, detail = work()
        except Exception as error:  # whatever a client could see
            status, detail = None, repr(error)
        note(kind, status, time.monotonic() - began, detail)
        over.wait(PAUSE)


def program(stream):
    with open(key_file) as file:
        key = file.read().strip()
    body = {"model": "general", "stream": stream, "max_tokens": TOKENS, "messages": [{"role": "user", "content": "go"}]}
    browser = Browser(name, address, authority)
    status, _, text = browser.ask("POST", browser.site + "/v1/chat/completions", body, {"Authorization": f"Bearer {key}"})
    if status == 200 and stream and (text.count('"content":"x"') < TOKENS or "[DONE]" not in text):
        return None, f"a stream ended after {text.count('data:')} events: {text[-150:]}"
    return status, text[:150]


class Person:
    """Looks at the list of models; signs in again when asked to."""

    def __init__(self):
        self.token = None

    def look(self):
        if self.token is None:
            self.browser = Browser(name, address, authority)
            status = self.browser.sign_in("person@example.org", "staff")
            if status != 302:
                return status, "sign-in"
            status, _, text = self.browser.account()
            if status != 200:
                return status, text[:150]
            self.token = json.loads(text)["token"]
        bearer = {"Authorization": f"Bearer {self.token}"}
        status, _, text = self.browser.ask("GET", self.browser.site + "/api/models", None, bearer)
        if status != 200:
            self.token = None
        return status, text[:150]


work = {"requests": [lambda: program(False)], "streams": [lambda: program(True)] * 4, "pages": [Person().look]}
threads = [threading.Thread(target=repeat, args=(kind, one)) for kind, several in work.items() for one in several]
for thread in threads:
    thread.start()
sys.stdin.read()
over.set()
for thread in threads:
    thread.join()
print(json.dumps(counts))
