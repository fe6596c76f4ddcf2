import { expect, it } from "vitest";
import { chatContainer, nobodysAddress } from "../../../modules/node/chat-container.ts";
import { sampleFrontOptions } from "./sample-front.ts";

it("takes the place of the administrator before the first visitor could", () => {
  expect(chatContainer(sampleFrontOptions).environment.WEBUI_ADMIN_EMAIL).toBe(nobodysAddress);
  const chatAdministrator = "it@example.org";
  const named = chatContainer({ ...sampleFrontOptions, chatAdministrator });
  expect(named.environment.WEBUI_ADMIN_EMAIL).toBe(chatAdministrator);
  expect(Object.keys(named.secretEnvironment)).toContain("WEBUI_ADMIN_PASSWORD");
});

it("keeps no setting beyond a restart, and signs sessions with a key from outside", () => {
  const { environment, secretEnvironment } = chatContainer(sampleFrontOptions);
  expect(environment).toMatchObject({ ENABLE_PERSISTENT_CONFIG: "false", DEFAULT_USER_ROLE: "user" });
  expect(secretEnvironment.WEBUI_SECRET_KEY).toBe(sampleFrontOptions.chatSessionKeySecret);
  expect(secretEnvironment).not.toHaveProperty("DATABASE_URL");
});

it("lets its pages fetch nothing from elsewhere", () => {
  const policy = chatContainer(sampleFrontOptions).environment.CONTENT_SECURITY_POLICY ?? "";
  expect(policy).toContain("default-src 'self'");
  expect(policy).not.toMatch(/https?:|\*/);
});
