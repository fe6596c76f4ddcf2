import type { NodeFile } from "./node-program.ts";
import { nodePaths } from "./paths.ts";

/** What the script reads: where the gateway listens, the secrets' names and what each team may. */
export const teamsSettingsFile = `${nodePaths.settings}/teams.json`;

/**
 * Keys stand in bodies and headers alone: the gateway logs addresses, and arguments show in the list of processes. A
 * key that the gateway holds already is known by its SHA-256.
 */
export const teamsScript: NodeFile = {
  path: `${nodePaths.scripts}/gateway-teams`,
  mode: "0755",
  content: `#!/usr/bin/python3
"""Brings the gateway's teams and their keys to what is declared. Keys that somebody made by hand stay."""
import hashlib
import json
import sys
import time
import urllib.error
import urllib.request

OURS = {"managed_by": "sovereign-teams"}

with open("${teamsSettingsFile}") as file:
    settings = json.load(file)


def secret(name):
    with open("${nodePaths.secrets}/" + name) as file:
        return file.read().strip()


admin_key = secret(settings["adminKeySecret"])
keys = {team["name"]: secret(team["keySecret"]) for team in settings["teams"]}


def call(method, path, body=None):
    request = urllib.request.Request(
        settings["gateway"] + path,
        method=method,
        data=None if body is None else json.dumps(body).encode(),
        headers={"Authorization": "Bearer " + admin_key, "Content-Type": "application/json"},
    )
    with urllib.request.urlopen(request, timeout=30) as answer:
        return json.load(answer)


def wait(seconds):
    end = time.monotonic() + seconds
    said = ""
    while True:
        try:
            return call("GET", "/health/readiness")
        except OSError as error:
            if str(error) != said:
                said = str(error)
                print("waiting for the gateway: " + said, flush=True)
        if time.monotonic() > end:
            sys.exit("the gateway did not answer within %d s" % seconds)
        time.sleep(2)


def our_keys():
    found, page, pages = [], 0, 1
    while page < pages:
        page += 1
        answer = call("GET", "/key/list?return_full_object=true&size=100&page=%d" % page)
        found += answer["keys"]
        pages = answer["total_pages"]
    return [held for held in found if (held["metadata"] or {}).get("managed_by") == OURS["managed_by"]]


def bring_team(team):
    try:
        now = call("GET", "/team/info?team_id=" + team["id"])["team_info"]
    except urllib.error.HTTPError as error:
        if error.code != 404:
            raise
        call("POST", "/team/new", {"team_id": team["id"], "metadata": OURS, **team["limits"]})
        return [team["name"] + ": made"]
    if all(now[name] == value for name, value in team["limits"].items()):
        return []
    call("POST", "/team/update", {"team_id": team["id"], **team["limits"]})
    return [team["name"] + ": new limits"]


def bring_key(team, held):
    token = hashlib.sha256(keys[team["name"]].encode()).hexdigest()
    said = []
    if token not in held:
        key = {"key": keys[team["name"]], "key_type": "llm_api", "team_id": team["id"], "metadata": OURS}
        # The end of the name tells a key from the one before it, in records of use as well.
        call("POST", "/key/generate", {**key, "key_alias": team["name"] + "-" + token[:8]})
        said.append(team["name"] + ": new key")
    return said + remove(team["name"], [other for other in held if other != token])


def remove(name, tokens):
    if not tokens:
        return []
    call("POST", "/key/delete", {"keys": tokens})
    return ["%s: old key removed" % name]


def main():
    wait(settings["patienceSeconds"])
    held = our_keys()
    declared = {team["id"] for team in settings["teams"]}
    said = []
    for team in settings["teams"]:
        said += bring_team(team)
        said += bring_key(team, [key["token"] for key in held if key["team_id"] == team["id"]])
    for key in held:
        if key["team_id"] not in declared:
            said += remove("%s is no longer declared" % key["team_id"], [key["token"]])
    print("\\n".join(said or ["%d teams are as declared" % len(declared)]), flush=True)


try:
    main()
except urllib.error.HTTPError as error:
    text = error.read().decode(errors="replace")[:1000]
    for value in [admin_key, *keys.values()]:
        text = text.replace(value, "(a key)")
    sys.exit("%s: %d %s" % (error.url.partition("?")[0], error.code, text))
except (OSError, KeyError, ValueError) as error:
    sys.exit("%s: %s" % (type(error).__name__, error))
`,
};
