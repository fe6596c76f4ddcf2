import { readFileSync } from "node:fs";
import { availableParallelism, loadavg } from "node:os";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { renderFirewall } from "../../modules/node/firewall.ts";
import type { NodeProgram } from "../../modules/node/node-program.ts";
import { renderCloudInit } from "../../modules/node/render-cloud-init.ts";
import { recipientOf, sshKey } from "./lab/hand-over.ts";
import type { Machine } from "./lab/machine.ts";
import { addresses } from "./lab/network.ts";
import { cannotBoot } from "./lab/prerequisites.ts";
import { enginePaths, openPorts, statuses, trickedPaths } from "./lab/probes.ts";
import { loadedRuleset, normalRuleset } from "./lab/ruleset.ts";
import { hostname, makeWorld, oneToken, programOf, request, untilServed, type World } from "./lab/world.ts";

const ports = [22, 80, 443, 2019, 4000, 8000, 8022, 9100, 9443];

describe.skipIf(cannotBoot)("a good inference node, in the order of its life", () => {
  let world: World;
  let program: NodeProgram;
  let machine: Machine;

  beforeAll(async () => {
    world = await makeWorld();
    program = programOf(world);
    machine = await world.machine(program);
    await machine.start();
  });
  afterAll(async () => {
    await machine?.remove();
    await world?.remove();
  });

  it("stays shut and says what it waits for until its secrets are handed over", async () => {
    expect(await recipientOf(machine)).toMatch(/^age1/);
    expect(await openPorts(world, "cli", ports)).toEqual([8022]);
    expect(await openPorts(world, "mon", ports)).toEqual([]);
    expect((await machine.run("systemctl is-active sovereign-firewall")).stdout).toBe("active");
    expect((await machine.run("systemctl --failed --plain --no-legend")).stdout).toContain(
      "sovereign-secrets.service",
    );
  });

  it("has no secret in its user data", () => {
    const userData = renderCloudInit(program);
    for (const value of Object.values(world.secrets)) expect(userData.includes(value.trim())).toBe(false);
  });

  it("refuses a delivery that no operator signed, one for another machine and noise", async () => {
    const stranger = await sshKey(`${world.folder}/stranger`);
    const refusal = "refused: not sealed to this machine or not signed by an operator";
    expect(await world.handOver(machine, { signingKeyFile: stranger })).toBe(refusal);
    const other = "age1lggyhqrw2nlhcxprm67z43rta597azn8gknawjehu9d9dl0jq3yqqvfafg";
    expect(await world.handOver(machine, { recipient: other })).toBe(refusal);
    const noise = await world.network.run(
      "cli",
      ["bash", "-c", `exec 3<>/dev/tcp/${addresses.node}/8022; cat >&3; cat <&3`],
      "!!\n!!\n",
    );
    expect(noise.stdout.trim()).toBe("refused: not base64");
    expect(await openPorts(world, "cli", [443])).toEqual([]);
  });

  it("serves a token over TLS once it has them", async () => {
    expect(await world.handOver(machine, { serial: 100 })).toBe("accepted");
    await untilServed(world);
  });

  it("refuses an older delivery", async () => {
    expect(await world.handOver(machine, { serial: 100 })).toBe("refused: older than the last delivery");
  });

  it("answers exactly the listed routes, and those only with a key", async () => {
    const listed = ["/v1/models"];
    expect(await statuses(world, listed, { method: "GET" })).toEqual({ "/v1/models": "401" });
    expect(await statuses(world, listed, { method: "GET", key: "wrong" })).toEqual({ "/v1/models": "401" });
    expect(await statuses(world, listed, { method: "GET", key: world.clientKey })).toEqual({
      "/v1/models": "200",
    });
    expect(await request(world, "/v1/chat/completions", { key: world.clientKey, body: oneToken })).toBe(
      "200",
    );
    expect(await request(world, "/v1/chat/completions", { body: oneToken })).toBe("401");
    expect(await request(world, "/healthz")).toBe("200");
    // A refused request with a body must end with its status, not with a broken connection.
    const refused = Array.from({ length: 20 }, () =>
      request(world, "/v1/completions", { key: "wrong", body: oneToken }),
    );
    expect([...new Set(await Promise.all(refused))]).toEqual(["401"]);
    for (const method of ["GET", "POST"] as const)
      for (const key of [undefined, "wrong", world.clientKey]) {
        const all = [...enginePaths, ...trickedPaths];
        const answered = await statuses(world, all, { method, ...(key === undefined ? {} : { key }) });
        expect(answered).toEqual(Object.fromEntries(all.map((path) => [path, "404"])));
      }
  });

  it("takes a key only as the whole bearer token of one client", async () => {
    for (const key of [
      "",
      world.clientKey.slice(0, -1),
      `${world.clientKey}x`,
      world.clientKey.toLowerCase(),
      "canary",
    ])
      expect(await request(world, "/v1/models", { key })).toBe("401");
  });

  it("passes tokens on as they come", async () => {
    const body = JSON.stringify({ ...JSON.parse(oneToken), max_tokens: 24, stream: true });
    const ask = `curl --silent --no-buffer --cacert ${world.authority.certificate} --resolve ${hostname}:443:${addresses.node} \\
      --header 'Authorization: Bearer ${world.clientKey}' --header 'Content-Type: application/json' --data '${body}' \\
      https://${hostname}/v1/chat/completions | while read -r line; do case $line in data:*) date +%s%3N ;; esac; done`;
    const { stdout } = await world.network.run("cli", ["bash", "-c", ask]);
    const arrivals = stdout.split("\n").map(Number);
    expect(arrivals.length).toBeGreaterThan(5);
    expect((arrivals.at(-1) ?? 0) - (arrivals[0] ?? 0)).toBeGreaterThan(50);
  });

  it("refuses a body over the limit", async () => {
    await world.network.run("cli", [
      "bash",
      "-c",
      `head --bytes=11M /dev/zero | tr '\\0' a >${world.folder}/large`,
    ]);
    const status = await request(world, "/v1/completions", {
      key: world.clientKey,
      body: `@${world.folder}/large`,
    });
    // A client that does not wait for leave to send sees the connection end.
    expect(status).toMatch(/^(413|400|502|curl 5[56])$/);
    expect(await request(world, "/healthz")).toBe("200");
  });

  it("opens its ports to those who are listed, and nothing outward that is not", async () => {
    expect(await openPorts(world, "cli", ports)).toEqual([443, 8022]);
    expect(await openPorts(world, "mon", ports)).toEqual([9443]);
    expect(await openPorts(world, "svc", ports)).toEqual([]);
    const outward = await machine.run(`timeout 2 bash -c 'exec 3<>/dev/tcp/${addresses.mon}/443'`);
    expect(outward.exitCode).toBe(124);
    const dropped = await machine.run('nft list chain inet sovereign output | grep "dropped out"');
    expect(dropped.stdout).not.toContain("packets 0 ");
  });

  it("shows its figures to the monitoring network, and nothing else there", async () => {
    const output = `${world.folder}/metrics`;
    expect(await request(world, "/metrics", { host: "mon", port: 9443, output })).toBe("200");
    expect(readFileSync(output, "utf8")).toContain("# TYPE");
    expect(await request(world, "/metrics/machine", { host: "mon", port: 9443, output })).toBe("200");
    const machineFigures = readFileSync(output, "utf8");
    expect(machineFigures).toMatch(/^node_memory_MemAvailable_bytes \d/m);
    expect(machineFigures).toMatch(/^node_filesystem_avail_bytes\{.*mountpoint=".*\} \d/m);
    expect(machineFigures).toMatch(
      /^node_systemd_unit_state\{name="sovereign-engine.service",state="active".*\} 1$/m,
    );
    expect(machineFigures).not.toContain('collector_success{collector="systemd"} 0');
    for (const path of [
      "/v1/models",
      "/health",
      "/",
      "/metrics/",
      "/metrics/gpu",
      "/metrics/machine?x",
      "/Metrics/machine",
    ])
      expect(await request(world, path, { host: "mon", port: 9443 })).toBe("404");
    expect(await request(world, "/metrics/machine", { key: world.clientKey })).toBe("404");
  });

  it("keeps its engine and its figures from every other user of the machine", async () => {
    for (const page of ["8000/health", "9100/metrics"]) {
      const ask = `curl --silent --max-time 2 --output /dev/null --write-out '%{http_code}' http://127.0.0.1:${page}`;
      const asStranger = `setpriv --reuid=65534 --regid=65534 --clear-groups ${ask}`;
      expect((await machine.run(ask)).stdout).toBe("200");
      expect((await machine.run(asStranger)).stdout).toBe("000");
    }
  });

  it("holds the ruleset that was rendered", async () => {
    const { stdout } = await machine.run("nft --numeric-protocol list ruleset");
    const expected = await loadedRuleset(renderFirewall(program.firewall, program.loopbackGuards));
    expect(normalRuleset(stdout)).toBe(normalRuleset(expected));
  });

  it("slows down a client that opens connections without end", async () => {
    const flood = `for i in $(seq 160); do (timeout 1 bash -c 'exec 3<>/dev/tcp/${addresses.node}/443' && echo open) & done; wait`;
    const { stdout } = await world.network.run("cli", ["bash", "-c", `(${flood}) 2>/dev/null`]);
    const opened = stdout.split("\n").filter((line) => line === "open").length;
    expect(opened).toBeGreaterThan(50);
    expect(opened).toBeLessThan(160);
    await new Promise((resolve) => setTimeout(resolve, 5000));
  });

  it("asks itself for a token", async () => {
    expect(
      (await machine.run("systemctl start sovereign-canary && journalctl -b -o cat -u sovereign-canary"))
        .stdout,
    ).toContain("canary: one token came");
  });

  it("records who asked when on which route and how it ended, and never what was asked or the key", async () => {
    const body = oneToken.replace("Say hello", "Canary prompt 7f3a");
    expect(await request(world, "/v1/chat/completions", { key: world.clientKey, body })).toBe("200");
    const { stdout } = await machine.run("journalctl -b -o cat -u sovereign-proxy");
    const records = stdout.split("\n").filter((line) => line.includes('"logger":"http.log.access'));
    const { ts, status, request: asked, resp_headers: answer } = JSON.parse(records.at(-1) ?? "");
    expect({ status, uri: asked.uri, client: answer["X-Client"] }).toEqual({
      status: 200,
      uri: "/v1/chat/completions",
      client: ["acme"],
    });
    expect(Math.abs(ts - Date.now() / 1000)).toBeLessThan(60);
    expect((await machine.run("journalctl -b --no-pager -o verbose")).stdout).not.toContain("Canary prompt");
  });

  it("takes new keys and certificates without losing a request", async () => {
    const load = startLoad(world);
    const next = "n".repeat(40);
    expect(
      await world.handOver(machine, {
        serial: 101,
        secrets: { "client-keys": `acme=${world.clientKey}\nnext=${next}\n` },
      }),
    ).toBe("accepted");
    // One reload may go well by chance.
    for (let reloads = 0; reloads < 15; reloads += 1) {
      expect((await machine.run("systemctl reload sovereign-proxy")).exitCode).toBe(0);
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    const answers = await load.stop();
    expect(answers.length).toBeGreaterThan(100);
    expect([...new Set(answers)]).toEqual(["200"]);
    expect((await machine.run("cat /proc/sys/net/ipv4/tcp_migrate_req")).stdout).toBe("1");
    expect(await request(world, "/v1/models", { key: next })).toBe("200");
    expect(await world.handOver(machine, { serial: 102 })).toBe("accepted");
    expect(await request(world, "/v1/models", { key: next })).toBe("401");
    expect(await request(world, "/v1/models", { key: world.clientKey })).toBe("200");
  });

  it("keeps the old keys when new ones are unusable", async () => {
    expect(await world.handOver(machine, { serial: 103, secrets: { "client-keys": "acme=short\n" } })).toBe(
      "refused: client-keys needs lines name=key, names and keys unique, keys of at least 32 characters",
    );
    expect(await request(world, "/v1/models", { key: world.clientKey })).toBe("200");
    expect(await world.handOver(machine, { serial: 104 })).toBe("accepted");
  });

  it("comes back after its engine or its proxy is killed", async () => {
    for (const unit of ["sovereign-proxy", "sovereign-engine"]) {
      await machine.run(`systemctl kill --signal=KILL ${unit}`);
      await untilServed(world);
    }
  });

  it("has no failed unit and no secret in its journal", async () => {
    await machine.run("systemctl reset-failed sovereign-secrets");
    expect((await machine.run("systemctl --failed --plain --no-legend")).stdout).toBe("");
    const { stdout: journal } = await machine.run("journalctl -b --no-pager -o verbose");
    expect(journal.length).toBeGreaterThan(10_000);
    const own = await machine.run("cat /run/sovereign/own-keys/*-key");
    const values = [...Object.values(world.secrets), world.clientKey, ...own.stdout.split("\n")];
    for (const value of values
      .flatMap((text) => text.split("\n"))
      .filter((line) => line.length > 12 && !line.startsWith("-----")))
      expect(journal.includes(value)).toBe(false);
    expect(journal).not.toContain("Say hello");
  });

  it("serves again after a reboot that nobody attends, within 25 s", async () => {
    await machine.stop();
    const began = Date.now();
    await machine.start();
    await machine.until("true", 20);
    await untilServed(world);
    const seconds = (Date.now() - began) / 1000;
    console.log(`boot to the first 200: ${seconds.toFixed(1)} s at a load of ${loadavg()[0]?.toFixed(1)}`);
    expect(seconds).toBeLessThan(25 * busyness());
    expect((await machine.run("systemctl --failed --plain --no-legend")).stdout).toBe("");
  });

  it("throws out a file that the manifest does not list, and a changed one, at the next boot", async () => {
    const folder = "/var/lib/sovereign/models/gemma3-270m";
    await machine.run(
      `chmod u+w ${folder}; echo 'import os' >${folder}/x.py; chmod u+w ${folder}/config.json; echo '{}' >${folder}/config.json`,
    );
    await machine.stop();
    await machine.start();
    await machine.until("true", 20);
    await untilServed(world);
    const { stdout } = await machine.run(
      `ls ${folder}; cat ${folder}/config.json; journalctl -b -o cat -u sovereign-weights`,
    );
    expect(stdout).not.toContain("x.py\n");
    expect(stdout).toContain("gemma3");
    expect(stdout).toContain("config.json: FAILED");
  });
});

/** Three clients that ask for the models again and again, on new connections; answers their statuses at the end. */
function startLoad(world: World): { stop(): Promise<string[]> } {
  const answers: string[] = [];
  let goesOn = true;
  const client = async () => {
    while (goesOn) answers.push(await request(world, "/v1/models", { key: world.clientKey }));
  };
  const clients = [client(), client(), client()];
  return {
    stop: async () => {
      goesOn = false;
      await Promise.all(clients);
      return answers;
    },
  };
}

/** How much longer things take because others use this machine: 1 when it is free. */
function busyness(): number {
  return Math.max(1, (loadavg()[0] ?? 1) / availableParallelism());
}
