import type { CliCommand } from "../command.ts";
import { exitCodes } from "../exit-codes.ts";

export const command: CliCommand = {
  declare: (command) =>
    command
      .description("Copy container images by digest into your own registry; run again to go on")
      .argument("<image...>", "images as registry/name@sha256:…")
      .requiredOption("--to <registry>", "your registry, with the path below it if it has one")
      .option("--authfile <file>", "logins, as `skopeo login --authfile` writes them")
      .option("--plain-http", "speak HTTP to a registry on this machine", false)
      .addHelpText("after", "\nNeeds skopeo. Prints the lines for `images` in the settings."),

  async run(images, options, io) {
    const { mirrorImages } = await import("../../node/mirror/mirror-images.ts");
    const copied = await mirrorImages({
      images,
      to: String(options.to),
      plainHttp: options.plainHttp === true,
      ...(typeof options.authfile === "string" ? { authFile: options.authfile } : {}),
      env: io.env,
      onStep: (step) => io.stderr.write(`${step}\n`),
    });
    io.stdout.write(copied.map((image) => `${image}\n`).join(""));
    return exitCodes.ok;
  },
};
