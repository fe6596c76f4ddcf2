import { describe, expect, it } from "vitest";
import { UserError } from "../../../../modules/problem/problem.ts";
import { parseFault } from "../../../../modules/rehearsal/provider/fault.ts";

describe("parseFault", () => {
  it.each([
    ["create:acme_server", 0, { operation: "create", type: "acme_server", after: 0, drift: "gone" }],
    ["destroy:acme_server", 3, { operation: "destroy", type: "acme_server", after: 3, drift: "gone" }],
    ["read:acme_server", 0, { operation: "read", type: "acme_server", after: 0, drift: "gone" }],
    ["read:acme_server:changed", 1, { operation: "read", type: "acme_server", after: 1, drift: "changed" }],
  ])("reads %s", (text, after, fault) => expect(parseFault(text, after)).toEqual(fault));

  it.each([
    ["", 0, /unknown operation/],
    ["creat:acme_server", 0, /unknown operation, got creat:acme_server; allowed: create:<resource type>/],
    ["create", 0, /no resource type, got create; allowed: create:<resource type>/],
    ["create:", 0, /no resource type/],
    ["create:Acme Server", 0, /no resource type/],
    ["create:acme_server:gone", 0, /too many parts/],
    ["read:acme_server:broken", 0, /too many parts.*read:acme_server:changed/],
    ["create:acme_server", -1, /not a count, got -1/],
    ["create:acme_server", 1.5, /not a count, got 1.5/],
    ["create:acme_server", Number.NaN, /not a count, got NaN/],
  ])("refuses %j after %d with what is allowed", (text, after, message) => {
    expect(() => parseFault(text, after)).toThrow(UserError);
    expect(() => parseFault(text, after)).toThrow(message);
  });
});
