import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { describe, expect, it } from "vitest";
import { powerSteps } from "../../../constructs/capabilities/power-steps.ts";
import { runScript } from "../../support/run-script.ts";

const hours = { timeZone: "Europe/Paris", days: ["Mon", "Sat"], start: "07:30", stop: "19:30" } as const;
const [step] = powerSteps("acme-night", hours, {
  stop: ["cloud stop one", "cloud stop two"],
  start: ["cloud start one"],
  environment: ["CLOUD_KEY"],
});
const files = step?.files ?? {};
const hasSystemd = spawnSync("systemd-analyze", ["--version"]).status === 0;

describe("the steps of a schedule", () => {
  it("run every command, and fail when one did", () => {
    const stop = files["/usr/local/sbin/acme-night-stop"] ?? "";
    const run = runScript(stop, { cloud: '[ "$2" != one ]' });
    expect(run.calls).toEqual(["cloud stop one", "cloud stop two"]);
    expect(run.exitCode).toBe(1);
  });

  it("hold names of variables and no value", () => {
    expect(files["/etc/acme-night.env"]).toBe("CLOUD_KEY=\n");
    expect(step?.commands).toContain("chmod 600 /etc/acme-night.env");
  });

  it("start at the people's time", () => {
    expect(files["/etc/systemd/system/acme-night-stop.timer"]).toContain(
      "OnCalendar=Mon,Sat 19:30 Europe/Paris",
    );
  });

  it.runIf(hasSystemd)("are units that systemd takes", () => {
    const folder = mkdtempSync(join(tmpdir(), "units-"));
    try {
      const units = Object.entries(files).filter(([path]) => path.startsWith("/etc/systemd/"));
      for (const [path, text] of units) {
        const here = text.replace(/^ExecStart=.*$/m, "ExecStart=/bin/true");
        writeFileSync(join(folder, basename(path)), here);
      }
      const names = units.map(([path]) => join(folder, basename(path)));
      execFileSync("systemd-analyze", ["verify", ...names], { stdio: "pipe" });
      const [, calendar = ""] =
        /OnCalendar=(.*)/.exec(files["/etc/systemd/system/acme-night-stop.timer"] ?? "") ?? [];
      expect(execFileSync("systemd-analyze", ["calendar", calendar], { encoding: "utf8" })).toContain(
        "Mon,Sat",
      );
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
