import { stringify } from "yaml";
import { auditRecorder } from "./audit-records.ts";
import type { ContainerUnit } from "./container-unit.ts";
import type { FrontNodeOptions } from "./front-node.ts";
import { mountUnitName } from "./mount-units.ts";
import { nodePaths, nodeUsers } from "./paths.ts";

/** Ports on loopback. */
export const frontPorts = { gateway: 4000, chat: 4100, signIn: 4180 } as const;
/** Where the chat keeps the files that people attach. */
export const chatFolder = `${nodePaths.state}/chat`;

const upstreamVariable = (index: number) => `UPSTREAM_KEY_${index}`;

/** The gateway's settings; every secret in it is the name of a variable. */
export function gatewaySettings(options: FrontNodeOptions): string {
  return stringify({
    model_list: options.models.map((model, index) => ({
      model_name: model.name,
      litellm_params: {
        model: `openai/${model.name}`,
        api_base: model.baseUrl,
        api_key: `os.environ/${upstreamVariable(index)}`,
      },
    })),
    general_settings: {
      master_key: "os.environ/GATEWAY_MASTER_KEY",
      database_url: "os.environ/DATABASE_URL",
      store_prompts_in_spend_logs: false,
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
  return {
    ...commonOf(options),
    name: "sovereign-gateway",
    description: "Gateway: a key and a budget per team",
    image: options.images.gateway,
    entrypoint: "litellm",
    args: [`--config=${nodePaths.settings}/gateway.yaml`, "--host=127.0.0.1", `--port=${frontPorts.gateway}`],
    userId: nodeUsers.gateway,
    environment: { HOME: "/tmp", LITELLM_LOCAL_MODEL_COST_MAP: "True", NO_DOCS: "True" },
    secretEnvironment: {
      GATEWAY_MASTER_KEY: options.gatewayKeySecret,
      DATABASE_URL: options.databaseUrlSecret,
      ...Object.fromEntries(options.models.map((model, index) => [upstreamVariable(index), model.keySecret])),
    },
    readsFolders: [nodePaths.settings],
    writesFolders: [],
  };
}

export function chatContainer(options: FrontNodeOptions): ContainerUnit {
  return {
    ...commonOf(options),
    requires: options.chatDisk === undefined ? [] : [mountUnitName(options.chatDisk)],
    name: "sovereign-chat",
    description: "Chat in the browser, behind the sign-in",
    image: options.images.chat,
    entrypoint: "open-webui",
    args: ["serve", "--host", "127.0.0.1", "--port", String(frontPorts.chat)],
    userId: nodeUsers.chat,
    environment: {
      ANONYMIZED_TELEMETRY: "false",
      DATA_DIR: chatFolder,
      DO_NOT_TRACK: "true",
      ENABLE_OLLAMA_API: "false",
      ENABLE_SIGNUP: "false",
      HF_HUB_OFFLINE: "1",
      HOME: chatFolder,
      OFFLINE_MODE: "true",
      OPENAI_API_BASE_URL: `http://127.0.0.1:${frontPorts.gateway}/v1`,
      SCARF_NO_ANALYTICS: "true",
      WEBUI_AUTH_TRUSTED_EMAIL_HEADER: "X-Forwarded-Email",
      WEBUI_URL: `https://${options.hostname}`,
    },
    secretEnvironment: {
      OPENAI_API_KEY: options.chatKeySecret,
      ...(options.chatDatabase === undefined
        ? {}
        : {
            DATABASE_URL: options.chatDatabase.urlSecret,
            WEBUI_SECRET_KEY: options.chatDatabase.sessionKeySecret,
          }),
    },
    readsFolders: [],
    writesFolders: [chatFolder],
  };
}

export function signInContainer(options: FrontNodeOptions): ContainerUnit {
  return {
    ...commonOf(options),
    name: "sovereign-sign-in",
    description: "Sign-in with the organisation's identity provider",
    image: options.images.signIn,
    entrypoint: "/bin/oauth2-proxy",
    args: [
      "--provider=oidc",
      `--oidc-issuer-url=${options.signIn.issuer}`,
      `--client-id=${options.signIn.clientId}`,
      `--redirect-url=https://${options.hostname}/oauth2/callback`,
      `--http-address=127.0.0.1:${frontPorts.signIn}`,
      `--upstream=http://127.0.0.1:${frontPorts.chat}`,
      "--reverse-proxy=true",
      "--email-domain=*",
      "--cookie-secure=true",
      "--cookie-samesite=lax",
      "--code-challenge-method=S256",
      "--pass-user-headers=true",
      "--skip-provider-button=true",
      ...(options.signIn.allowedGroups ?? []).map((group) => `--allowed-group=${group}`),
    ],
    userId: nodeUsers.signin,
    environment: {},
    secretEnvironment: {
      OAUTH2_PROXY_CLIENT_SECRET: options.signIn.clientSecret,
      OAUTH2_PROXY_COOKIE_SECRET: options.signIn.cookieSecret,
    },
    readsFolders: [],
    writesFolders: [],
  };
}

function commonOf(options: FrontNodeOptions) {
  return {
    runtime: options.runtime ?? ("podman" as const),
    gpus: "none" as const,
    requires: [],
    ...(options.registryLoginSecret === undefined
      ? {}
      : { registryLoginSecret: options.registryLoginSecret }),
  };
}
