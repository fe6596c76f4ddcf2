import { describe, expect, it } from "vitest";
import { nodeFiles } from "../../../modules/node/render-cloud-init.ts";
import { sampleNode, sampleOptions } from "./sample-node.ts";

const withEngine = (engine: Partial<typeof sampleOptions.engine>) =>
  sampleNode({ engine: { ...sampleOptions.engine, ...engine } });
const fileOf = (path: string, program = sampleNode()) =>
  nodeFiles(program).find((file) => file.path === path)?.content ?? "";
const image = (program = sampleNode()) =>
  fileOf("/etc/systemd/system/sovereign-engine-image.service", program);
const engine = (program = sampleNode()) => fileOf("/etc/systemd/system/sovereign-engine.service", program);

describe("a container of a node", () => {
  it("starts only with the image that another unit has brought, and fetches nothing itself", () => {
    expect(engine()).toMatch(/^Requires=.*sovereign-engine-image\.service/m);
    expect(engine()).toContain("--pull=never");
    expect(engine()).not.toContain("registry-login");
    expect(image()).toContain(sampleOptions.engine.image);
    expect(image()).toContain("registry-login");
    expect(image()).toContain("PrivateTmp=yes");
  });

  it("waits for no secret where its registry asks for none", () => {
    const { registryLoginSecret: _, ...open } = sampleOptions.engine;
    const unit = image(sampleNode({ engine: open }));
    expect(unit).not.toContain("sovereign-secrets.service");
    expect(unit).toMatch(/^Requires=sovereign-firewall\.service$/m);
  });

  it("gives its number a name, and leaves its lines to systemd alone", () => {
    expect(engine()).toContain("--env=USER=sovereign-engine");
    expect(engine()).toContain("--log-driver=none");
  });

  it("keeps its environment in memory, whatever runs it", () => {
    const [podman, docker] = [withEngine({ runtime: "podman" }), withEngine({ runtime: "docker" })];
    expect(fileOf("/etc/containers/storage.conf", podman)).toContain("transient_store = true");
    expect(fileOf("/etc/systemd/system/var-lib-docker-containers.mount", docker)).toContain("Type=tmpfs");
    expect(fileOf("/usr/local/libexec/sovereign/setup", docker)).toMatch(
      /daemon-reload\nsystemctl try-restart containerd\.service docker\.service/,
    );
    for (const path of ["/etc/docker/daemon.json", "/etc/systemd/system/var-lib-docker-containers.mount"])
      expect(fileOf(path, podman)).toBe("");
    expect(fileOf("/etc/containers/storage.conf", docker)).toBe("");
  });

  it("is named in the list of images that stay, once", () => {
    expect(fileOf("/etc/sovereign/images")).toBe(`${sampleOptions.engine.image}\n`);
  });
});
