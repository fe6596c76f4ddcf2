import type { MessageType } from "./protobuf.ts";

/**
 * Field numbers of Terraform's plugin protocol 6.8, as far as the offline provider speaks it. They are the interface
 * itself, stable within protocol 6.
 *
 * Source: hashicorp/terraform, docs/plugin-protocol/tfplugin6.8.proto, read on 2026-11-24.
 */
const dynamicValue = {
  msgpack: { number: 1, type: "bytes" },
  json: { number: 2, type: "bytes" },
} as const satisfies MessageType;

const step = {
  attributeName: { number: 1, type: "string" },
  elementKeyString: { number: 2, type: "string" },
  elementKeyInt: { number: 3, type: "int" },
} as const satisfies MessageType;

const attributePath = {
  steps: { number: 1, type: () => step, many: "list" },
} as const satisfies MessageType;

const diagnostic = {
  severity: { number: 1, type: "int" },
  summary: { number: 2, type: "string" },
  detail: { number: 3, type: "string" },
  attribute: { number: 4, type: () => attributePath },
} as const satisfies MessageType;

export const severities = { error: 1, warning: 2 } as const;

/** Schemas hold each other: their tables are typed loosely. */
const nestedObject: MessageType = {
  attributes: { number: 1, type: () => attribute, many: "list" },
  nesting: { number: 3, type: "int" },
};

const attribute: MessageType = {
  name: { number: 1, type: "string" },
  type: { number: 2, type: "bytes" },
  description: { number: 3, type: "string" },
  required: { number: 4, type: "bool" },
  optional: { number: 5, type: "bool" },
  computed: { number: 6, type: "bool" },
  sensitive: { number: 7, type: "bool" },
  deprecated: { number: 9, type: "bool" },
  nested_type: { number: 10, type: () => nestedObject },
  write_only: { number: 11, type: "bool" },
};

const nestedBlock: MessageType = {
  typeName: { number: 1, type: "string" },
  block: { number: 2, type: () => block },
  nesting: { number: 3, type: "int" },
  minItems: { number: 4, type: "int" },
  maxItems: { number: 5, type: "int" },
};

const block: MessageType = {
  attributes: { number: 2, type: () => attribute, many: "list" },
  blockTypes: { number: 3, type: () => nestedBlock, many: "list" },
  deprecated: { number: 6, type: "bool" },
};

export const schemaMessage: MessageType = {
  version: { number: 1, type: "int" },
  block: { number: 2, type: () => block },
};

const functionParameter: MessageType = {
  name: { number: 1, type: "string" },
  type: { number: 2, type: "bytes" },
  allowNull: { number: 3, type: "bool" },
};

const functionReturn: MessageType = { type: { number: 1, type: "bytes" } };

const functionMessage: MessageType = {
  parameters: { number: 1, type: () => functionParameter, many: "list" },
  variadicParameter: { number: 2, type: () => functionParameter },
  return: { number: 3, type: () => functionReturn },
};

const serverCapabilities = {
  planDestroy: { number: 1, type: "bool" },
  getProviderSchemaOptional: { number: 2, type: "bool" },
} as const satisfies MessageType;

const rawState = { json: { number: 1, type: "bytes" } } as const satisfies MessageType;

const importedResource = {
  typeName: { number: 1, type: "string" },
  state: { number: 2, type: () => dynamicValue },
  private: { number: 3, type: "bytes" },
} as const satisfies MessageType;

const functionError = { text: { number: 1, type: "string" } } as const satisfies MessageType;

const diagnosticsIn = <N extends number>(number: N) =>
  ({ diagnostics: { number, type: () => diagnostic, many: "list" } }) as const;
const typeName = { typeName: { number: 1, type: "string" } } as const;
const configIn = <N extends number>(number: N) => ({ config: { number, type: () => dynamicValue } }) as const;
const nothing = {} as const satisfies MessageType;
const validateTyped = { request: { ...typeName, ...configIn(2) }, response: diagnosticsIn(1) } as const;

/** Every call that is answered: what comes and what goes. */
export const calls = {
  GetProviderSchema: {
    request: nothing,
    response: {
      provider: { number: 1, type: () => schemaMessage },
      resourceSchemas: { number: 2, type: () => schemaMessage, many: "map" },
      dataSourceSchemas: { number: 3, type: () => schemaMessage, many: "map" },
      ...diagnosticsIn(4),
      serverCapabilities: { number: 6, type: () => serverCapabilities },
      functions: { number: 7, type: () => functionMessage, many: "map" },
      ephemeralResourceSchemas: { number: 8, type: () => schemaMessage, many: "map" },
    },
  },
  ValidateProviderConfig: { request: configIn(1), response: diagnosticsIn(2) },
  ValidateResourceConfig: validateTyped,
  ValidateDataResourceConfig: validateTyped,
  ValidateEphemeralResourceConfig: validateTyped,
  UpgradeResourceState: {
    request: {
      ...typeName,
      version: { number: 2, type: "int" },
      rawState: { number: 3, type: () => rawState },
    },
    response: { upgradedState: { number: 1, type: () => dynamicValue }, ...diagnosticsIn(2) },
  },
  ConfigureProvider: { request: configIn(2), response: diagnosticsIn(1) },
  ReadResource: {
    request: {
      ...typeName,
      currentState: { number: 2, type: () => dynamicValue },
      private: { number: 3, type: "bytes" },
    },
    response: {
      newState: { number: 1, type: () => dynamicValue },
      ...diagnosticsIn(2),
      private: { number: 3, type: "bytes" },
    },
  },
  PlanResourceChange: {
    request: {
      ...typeName,
      priorState: { number: 2, type: () => dynamicValue },
      proposedNewState: { number: 3, type: () => dynamicValue },
      ...configIn(4),
      priorPrivate: { number: 5, type: "bytes" },
    },
    response: {
      plannedState: { number: 1, type: () => dynamicValue },
      requiresReplace: { number: 2, type: () => attributePath, many: "list" },
      plannedPrivate: { number: 3, type: "bytes" },
      ...diagnosticsIn(4),
      legacyTypeSystem: { number: 5, type: "bool" },
    },
  },
  ApplyResourceChange: {
    request: {
      ...typeName,
      priorState: { number: 2, type: () => dynamicValue },
      plannedState: { number: 3, type: () => dynamicValue },
      ...configIn(4),
      plannedPrivate: { number: 5, type: "bytes" },
    },
    response: {
      newState: { number: 1, type: () => dynamicValue },
      private: { number: 2, type: "bytes" },
      ...diagnosticsIn(3),
      legacyTypeSystem: { number: 4, type: "bool" },
    },
  },
  ImportResourceState: {
    request: { ...typeName, id: { number: 2, type: "string" } },
    response: {
      importedResources: { number: 1, type: () => importedResource, many: "list" },
      ...diagnosticsIn(2),
    },
  },
  ReadDataSource: {
    request: { ...typeName, ...configIn(2) },
    response: { state: { number: 1, type: () => dynamicValue }, ...diagnosticsIn(2) },
  },
  OpenEphemeralResource: {
    request: { ...typeName, ...configIn(2) },
    response: { ...diagnosticsIn(1), result: { number: 3, type: () => dynamicValue } },
  },
  RenewEphemeralResource: { request: typeName, response: diagnosticsIn(1) },
  CloseEphemeralResource: { request: typeName, response: diagnosticsIn(1) },
  CallFunction: {
    request: {
      name: { number: 1, type: "string" },
      arguments: { number: 2, type: () => dynamicValue, many: "list" },
    },
    response: {
      result: { number: 1, type: () => dynamicValue },
      error: { number: 2, type: () => functionError },
    },
  },
  StopProvider: { request: nothing, response: { error: { number: 1, type: "string" } } },
} as const satisfies Readonly<Record<string, { request: MessageType; response: MessageType }>>;

export type CallName = keyof typeof calls;
