import type { ContainerUnit } from "./container-unit.ts";
import { commonOf, frontPorts } from "./front-containers.ts";
import type { FrontNodeOptions } from "./front-node.ts";
import { mountUnitName } from "./mount-units.ts";
import { nodePaths, nodeUsers } from "./paths.ts";

/** Where the chat keeps the files that people attach. */
export const chatFolder = `${nodePaths.state}/chat`;

/** The address that administers a chat without an administrator; ".invalid" belongs to nobody (RFC 2606). */
export const nobodysAddress = "nobody@chat.invalid";

/**
 * Open WebUI. The published image has no command of its own but a script that writes into the image, so its server
 * is started directly. Source of every setting: `open_webui/env.py` and `config.py` of version 0.12.4.
 */
export function chatContainer(options: FrontNodeOptions): ContainerUnit {
  const { chatDisk, chatDatabaseUrlSecret, hostname } = options;
  const common = commonOf(options);
  return {
    ...common,
    requires: chatDisk === undefined ? [] : [mountUnitName(chatDisk)],
    name: "sovereign-chat",
    description: "Chat in the browser, behind the sign-in",
    image: options.images.chat,
    entrypoint: "python3",
    args: [
      ...["-m", "uvicorn", "open_webui.main:app", "--host=127.0.0.1", `--port=${frontPorts.chat}`],
      // Its addresses hold what people search for in their chats.
      ...["--no-access-log", "--timeout-graceful-shutdown=15"],
    ],
    userId: nodeUsers.chat,
    environment: {
      ...common.environment,
      ...offline,
      ...settledHere,
      ...rights,
      CONTENT_SECURITY_POLICY: contentSecurityPolicy,
      CORS_ALLOW_ORIGIN: `https://${hostname}`,
      DATA_DIR: chatFolder,
      ENV: "prod",
      HOME: chatFolder,
      OPENAI_API_BASE_URL: `http://127.0.0.1:${frontPorts.gatewayGate}/v1`,
      // What it copies at every start would go into the image.
      STATIC_DIR: `${chatFolder}/static`,
      WEBUI_ADMIN_EMAIL: options.chatAdministrator ?? nobodysAddress,
      WEBUI_AUTH_TRUSTED_EMAIL_HEADER: "X-Forwarded-Email",
      WEBUI_SESSION_COOKIE_SECURE: "true",
      WEBUI_URL: `https://${hostname}`,
    },
    secretEnvironment: {
      OPENAI_API_KEY: options.chatKeySecret,
      // A password opens nothing behind the sign-in; this key is made at boot and never leaves the machine.
      WEBUI_ADMIN_PASSWORD: "engine-key",
      WEBUI_SECRET_KEY: options.chatSessionKeySecret,
      ...(chatDatabaseUrlSecret === undefined ? {} : { DATABASE_URL: chatDatabaseUrlSecret }),
    },
    writesFolders: [chatFolder],
  };
}

/** Nothing is asked of anybody outside, neither by the server nor by the browsers that it serves. */
const offline = {
  ANONYMIZED_TELEMETRY: "false",
  // A model that finds passages would have to be fetched: attached files go to the model as they are.
  BYPASS_EMBEDDING_AND_RETRIEVAL: "true",
  DO_NOT_TRACK: "true",
  ENABLE_COMMUNITY_SHARING: "false",
  ENABLE_OLLAMA_API: "false",
  ENABLE_VERSION_UPDATE_CHECK: "false",
  HF_HUB_OFFLINE: "1",
  OFFLINE_MODE: "true",
  RAG_EMBEDDING_ENGINE: "openai",
  SCARF_NO_ANALYTICS: "true",
} as const;

/** Settings come from here at every start: those that it would keep in its database outlive a rotated key. */
const settledHere = { ENABLE_PERSISTENT_CONFIG: "false" } as const;

/**
 * The program makes its first visitor an administrator unless it has one, and lets nobody else in before that one
 * says so. An administrator here manages accounts, reads no chats and runs no code beside the keys.
 */
const rights = {
  BYPASS_MODEL_ACCESS_CONTROL: "true",
  DEFAULT_USER_ROLE: "user",
  ENABLE_ADMIN_CHAT_ACCESS: "false",
  ENABLE_ADMIN_EXPORT: "false",
  // Who asked is part of the gateway's record.
  ENABLE_FORWARD_USER_INFO_HEADERS: "true",
  ENABLE_PLUGINS: "false",
  ENABLE_SIGNUP: "false",
} as const;

/** An answer may hold an image's address: a browser that fetches it would tell its owner what was asked. */
const contentSecurityPolicy = [
  "default-src 'self'",
  "script-src 'self' 'unsafe-inline' 'wasm-unsafe-eval' blob:",
  "worker-src 'self' blob:",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "media-src 'self' data: blob:",
  "font-src 'self' data:",
  "connect-src 'self' data: blob:",
  "frame-src 'self' blob: data:",
  "object-src 'none'",
  "base-uri 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join("; ");
