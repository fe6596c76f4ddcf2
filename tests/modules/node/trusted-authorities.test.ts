import { expect, it } from "vitest";
import { renderCloudInit } from "../../../modules/node/render-cloud-init.ts";
import { filesOf } from "../../../modules/node/verify-cloud-init.ts";
import { sampleAuthority } from "./sample-authority.ts";
import { sampleNode } from "./sample-node.ts";

const authority = sampleAuthority.trim();
const setup = (userData: string) =>
  filesOf(userData).find(({ path }) => path.endsWith("/setup"))?.content ?? "";

it("believes an organisation's authorities before its own units start, and writes each as one file", () => {
  const userData = renderCloudInit(sampleNode({ trustedAuthorities: [authority, `${authority}\n\n`] }));
  const written = filesOf(userData).filter(({ path }) =>
    path.startsWith("/usr/local/share/ca-certificates/"),
  );
  expect(written.map(({ path, content }) => [path.split("/").at(-1), content])).toEqual([
    ["sovereign-1.crt", `${authority}\n`],
    ["sovereign-2.crt", `${authority}\n`],
  ]);
  expect(setup(userData)).toMatch(/apt-get install[\s\S]*update-ca-certificates[\s\S]*systemctl enable/);
});

it("leaves the distribution's authorities alone where there are none of one's own", () => {
  expect(setup(renderCloudInit(sampleNode()))).not.toContain("update-ca-certificates");
});

it("refuses a program that could not put them into the bundle", () => {
  const { packages, ...rest } = sampleNode({ trustedAuthorities: [authority] });
  const without = { ...rest, packages: packages.filter((name) => name !== "ca-certificates") };
  expect(() => renderCloudInit(without)).toThrow("add ca-certificates to the packages");
});
