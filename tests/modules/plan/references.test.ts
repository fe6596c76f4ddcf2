import { describe, expect, it } from "vitest";
import { References, readPlan } from "../../../modules/plan/index.ts";

const change = (address: string, index?: string | number) => ({
  address,
  mode: "managed",
  type: address.match(/([a-z_]+)\.[a-z_]+(?:\[.*\])?$/)?.[1],
  name: "n",
  provider_name: "x/y",
  ...(index === undefined ? {} : { index }),
  change: { actions: ["create"], after: {}, after_unknown: {} },
});
const declared = (address: string, expressions: object, more: object = {}) => ({
  address,
  provider_config_key: "acme",
  expressions,
  ...more,
});

function references(changes: readonly object[], rootModule: object, extra: object = {}) {
  const plan = readPlan({
    format_version: "1.2",
    resource_changes: changes,
    configuration: { root_module: rootModule, ...extra },
  });
  const refs = new References(plan);
  return (address: string, ...path: (string | number)[]) => {
    const resource = plan.resources.find((one) => one.address === address);
    if (resource === undefined) throw new Error(address);
    return refs.targets(resource, path);
  };
}

describe("References", () => {
  it("finds a resource of the same module", () => {
    const targets = references([change("acme_net.a"), change("acme_vm.b")], {
      resources: [declared("acme_vm.b", { net: { references: ["acme_net.a.id", "acme_net.a"] } })],
    });
    expect(targets("acme_vm.b", "net")).toEqual([{ address: "acme_net.a", certain: true }]);
  });

  it("finds one inside a block", () => {
    const targets = references([change("acme_net.a"), change("acme_vm.b")], {
      resources: [declared("acme_vm.b", { card: [{ net: { references: ["acme_net.a.id"] } }] })],
    });
    expect(targets("acme_vm.b", "card", 0, "net")).toEqual([{ address: "acme_net.a", certain: true }]);
  });

  it("believes the references of a configuration in JSON, which has the template as a constant, too", () => {
    const net = { constant_value: `\${acme_net.a.id}`, references: ["acme_net.a.id", "acme_net.a"] };
    const targets = references([change("acme_net.a"), change("acme_vm.b")], {
      resources: [declared("acme_vm.b", { net })],
    });
    expect(targets("acme_vm.b", "net")).toEqual([{ address: "acme_net.a", certain: true }]);
  });

  it("follows module inputs and outputs", () => {
    const targets = references([change("module.net.acme_net.a"), change("module.vm.acme_vm.b")], {
      module_calls: {
        net: {
          module: { outputs: { id: { expression: { references: ["acme_net.a.id"] } } }, resources: [] },
        },
        vm: {
          expressions: { net_id: { references: ["module.net.id", "module.net"] } },
          module: { resources: [declared("acme_vm.b", { net: { references: ["var.net_id"] } })] },
        },
      },
    });
    expect(targets("module.vm.acme_vm.b", "net")).toEqual([
      { address: "module.net.acme_net.a", certain: true },
    ]);
  });

  it("takes the instance of the same key, and calls others possible", () => {
    const instances = [
      change('acme_net.a["x"]', "x"),
      change('acme_net.a["y"]', "y"),
      change('acme_vm.b["x"]', "x"),
      change("acme_vm.c"),
    ];
    const targets = references(instances, {
      resources: [
        declared("acme_vm.b", { net: { references: ["acme_net.a", "each.key"] } }),
        declared("acme_vm.c", {
          net: { references: ["acme_net.a"] },
          named: { references: ['acme_net.a["y"].id'] },
        }),
      ],
    });
    expect(targets('acme_vm.b["x"]', "net")).toEqual([{ address: 'acme_net.a["x"]', certain: true }]);
    expect(targets("acme_vm.c", "net").every(({ certain }) => !certain)).toBe(true);
    expect(targets("acme_vm.c", "named")).toEqual([{ address: 'acme_net.a["y"]', certain: true }]);
  });

  it("ends on references that run in a circle", () => {
    const targets = references([change("module.m.acme_vm.b")], {
      module_calls: {
        m: {
          expressions: { x: { references: ["module.m.y"] } },
          module: {
            outputs: { y: { expression: { references: ["var.x"] } } },
            resources: [declared("acme_vm.b", { net: { references: ["var.x"] } })],
          },
        },
      },
    });
    expect(targets("module.m.acme_vm.b", "net")).toEqual([]);
  });
});
