import { describe, expect, it } from "vitest";
import { protectedResources } from "../../../../modules/rehearsal/run/protection.ts";
import { refuseForeignStates, refuseProviders } from "../../../../modules/rehearsal/run/refuse.ts";
import { resourcesInState } from "../../../../modules/rehearsal/run/state-resources.ts";

describe("what a rehearsal reads of terraform's own words", () => {
  it("finds providers that are missing, wherever a line breaks and whichever tool says it", () => {
    const message = `Error: Failed to query available provider packages

Could not retrieve the list of available versions for provider
hashicorp/external: provider registry.terraform.io/hashicorp/external was not
found in any of the search locations

Could not retrieve the list of available versions for provider acme/x: provider
registry.opentofu.org/acme/x was not found in any of the search locations

provider registry.example.org/acme/y was not found in any of the search locations`;
    expect(() => refuseProviders("s", message, ["acme/acme"])).toThrow(
      /got acme\/x; .*\n.*got hashicorp\/external; .*\n.*got registry\.example\.org\/acme\/y; allowed: acme\/acme/,
    );
    expect(() => refuseProviders("s", "Error: Unsupported Terraform Core version", [])).not.toThrow();
  });

  it("finds resources that are protected, also those with a key", () => {
    const message = `Error: Instance cannot be destroyed

Resource acme_network.one has lifecycle.prevent_destroy set, but the plan calls

Resource module.m["a b"].acme_server.pair["x y"] has lifecycle.prevent_destroy
set, but the plan calls for this resource to be destroyed.

Error: Resource instance cannot be destroyed

Resource instance acme_network.two has prevent_destroy set, but the plan calls for it
to be destroyed.`;
    expect(protectedResources(message)).toEqual([
      "acme_network.one",
      "acme_network.two",
      'module.m["a b"].acme_server.pair["x y"]',
    ]);
  });

  it("finds states that are read, and knows its own", () => {
    const graph = `digraph {
      "[root] data.terraform_remote_state.own (expand)" [label = "data.terraform_remote_state.own", shape = "box"]
      "[root] module.m.data.terraform_remote_state.q (expand)" [label = "q", shape = "box"]
      "[root] acme_server.x (expand)" -> "[root] data.terraform_remote_state.own (expand)"
    }`;
    const own = "data.terraform_remote_state.own";
    expect(() => refuseForeignStates("s", graph, [own])).toThrow(
      /got module\.m\.data\.terraform_remote_state\.q/,
    );
    expect(() =>
      refuseForeignStates("s", graph, [own, "module.m.data.terraform_remote_state.q"]),
    ).not.toThrow();
  });

  it("lists a state's resources by address, and those that are half-made", () => {
    const state = JSON.stringify({
      version: 4,
      resources: [
        { mode: "data", type: "acme_image", name: "x", instances: [{}] },
        {
          mode: "managed",
          type: "acme_server",
          name: "pair",
          instances: [{ index_key: 1, status: "tainted" }, { index_key: 0 }],
        },
        {
          module: "module.m",
          mode: "managed",
          type: "acme_server",
          name: "x",
          instances: [{ index_key: "a b" }],
        },
      ],
    });
    expect(resourcesInState(state)).toEqual([
      { address: "acme_server.pair[0]", tainted: false },
      { address: "acme_server.pair[1]", tainted: true },
      { address: 'module.m.acme_server.x["a b"]', tainted: false },
    ]);
    expect(resourcesInState(undefined)).toEqual([]);
  });
});
