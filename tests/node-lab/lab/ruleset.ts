import { execa } from "execa";

/** What nft makes of a rendered ruleset, loaded into an empty network of its own. */
export async function loadedRuleset(rendered: string): Promise<string> {
  const { stdout } = await execa(
    "unshare",
    ["--net", "bash", "-c", "nft -f - && nft --numeric-protocol list ruleset"],
    {
      input: rendered,
    },
  );
  return stdout;
}

/** Without what traffic changes: counters and the addresses that a limit has seen. */
export function normalRuleset(text: string): string {
  return text
    .replace(/counter packets \d+ bytes \d+/g, "counter")
    .replace(/\t\telements = \{[^}]*\}\n/g, "")
    .trim();
}
