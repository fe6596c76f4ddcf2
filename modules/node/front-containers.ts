import { dirname } from "node:path/posix";
import { yaml } from "../lazy/yaml.ts";
import { auditRecorder } from "./audit-records.ts";
import type { ContainerUnit } from "./container-unit.ts";
import type { FrontNodeOptions } from "./front-node.ts";
import { nodePaths, nodeUsers } from "./paths.ts";
import { trustedBundle } from "./trusted-authorities.ts";

/** Ports on loopback. The gate of a service is the proxy's, and holds requests while the service starts again. */
export const frontPorts = {
  gateway: 4000,
  gatewayGate: 4001,
  chat: 4100,
  chatGate: 4101,
  signIn: 4180,
} as const;
/** Header in which the chat tells the gateway for whom it asks. */
export const personHeader = "X-OpenWebUI-User-Email";

/** The gateway counts budgets in money, and a model of one's own has no price. At this one a million tokens cost 1. */
export const costPerToken = 1e-6;
const upstreamVariable = (index: number) => `UPSTREAM_KEY_${index}`;

/** The gateway's settings; every secret in it is the name of a variable. */
export function gatewaySettings(options: FrontNodeOptions): string {
  return yaml().stringify({
    model_list: options.models.map((model, index) => ({
      model_name: model.name,
      litellm_params: {
        model: `openai/${model.name}`,
        api_base: model.baseUrl,
        api_key: `os.environ/${upstreamVariable(index)}`,
        input_cost_per_token: costPerToken,
        cache_read_input_token_cost: costPerToken,
        output_cost_per_token: costPerToken,
      },
    })),
    general_settings: {
      master_key: "os.environ/GATEWAY_MASTER_KEY",
      database_url: "os.environ/DATABASE_URL",
      store_prompts_in_spend_logs: false,
      // A stream that does not tell its tokens would be counted by guess.
      always_include_stream_usage: true,
      // The chat says for whom it asks; the proxy lets nobody outside say so.
      user_header_mappings: [{ header_name: personHeader, litellm_user_role: "customer" }],
    },
    litellm_settings: {
      telemetry: false,
      turn_off_message_logging: true,
      drop_params: true,
      callbacks: [auditRecorder],
    },
  });
}

export function gatewayContainer(options: FrontNodeOptions): ContainerUnit {
  const common = commonOf(options);
  return {
    ...common,
    name: "sovereign-gateway",
    description: "Gateway: a key and a budget per team",
    image: options.images.gateway,
    entrypoint: "litellm",
    args: [`--config=${nodePaths.settings}/gateway.yaml`, "--host=127.0.0.1", `--port=${frontPorts.gateway}`],
    userId: nodeUsers.gateway,
    // Answers that are being written come to their end.
    stopSeconds: 60,
    environment: {
      ...common.environment,
      HOME: "/tmp",
      LITELLM_LOCAL_MODEL_COST_MAP: "True",
      NO_DOCS: "True",
    },
    secretEnvironment: {
      GATEWAY_MASTER_KEY: options.gatewayKeySecret,
      DATABASE_URL: options.databaseUrlSecret,
      ...Object.fromEntries(options.models.map((model, index) => [upstreamVariable(index), model.keySecret])),
    },
    readsFolders: [...common.readsFolders, nodePaths.settings],
    writesFolders: [],
  };
}

/** What every container of a front machine has: among it the authorities that the machine believes, not its image's. */
export function commonOf(options: FrontNodeOptions) {
  return {
    runtime: options.runtime ?? ("podman" as const),
    gpus: "none" as const,
    requires: [],
    environment: { REQUESTS_CA_BUNDLE: trustedBundle, SSL_CERT_FILE: trustedBundle },
    readsFolders: [dirname(trustedBundle)],
    ...(options.registryLoginSecret === undefined
      ? {}
      : { registryLoginSecret: options.registryLoginSecret }),
  };
}
