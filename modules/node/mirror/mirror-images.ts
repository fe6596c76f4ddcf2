import { execa } from "execa";
import { type Problem, UserError } from "../../problem/problem.ts";

export interface ImagesMirror {
  /** `registry/name@sha256:…`; only a digest says which bytes are meant. */
  readonly images: readonly string[];
  /** Own registry and path below it, such as `registry.example.org/acme`. */
  readonly to: string;
  /** File with logins as `skopeo login` writes it. @default - skopeo's own */
  readonly authFile?: string;
  /** Allows HTTP, for registries on this machine. @default false */
  readonly plainHttp?: boolean;
  readonly env?: NodeJS.ProcessEnv;
  /** Told in words what is going on. */
  readonly onStep?: (text: string) => void;
}

const reference = /^(?<path>[a-z0-9.-]+(?::\d+)?\/[a-z0-9._/-]+)@(?<digest>sha256:[0-9a-f]{64})$/;
const destination = /^[a-z0-9.-]+(?::\d+)?(?:\/[a-z0-9._-]+)*$/;

/**
 * Copies container images, every architecture of them, into the own registry and leaves their digests as they are.
 * Can be repeated: layers that are there are not copied again. `skopeo` does the copying, with signatures of the
 * source checked by its policy.
 *
 * @returns the images' names in the own registry, in the order given
 * @throws UserError for a name without a digest, without skopeo, or when a copy fails
 */
export async function mirrorImages(options: ImagesMirror): Promise<readonly string[]> {
  const { images, to, onStep = () => undefined } = options;
  const problems = checkMirror(options);
  if (problems.length > 0) throw new UserError(...problems);
  const copied: string[] = [];
  for (const [index, image] of images.entries()) {
    const target = targetOf(image, to);
    onStep(`image ${index + 1} of ${images.length}: ${target}`);
    await copy(image, target, options);
    copied.push(target);
  }
  return copied;
}

function checkMirror({ images, to }: ImagesMirror): Problem[] {
  return [
    ...(images.length > 0
      ? []
      : [{ where: "images", what: "no image is named", fix: "name one as registry/name@sha256:…" }]),
    ...images
      .filter((image) => !reference.test(image))
      .map((image) => ({
        where: "image",
        what: "is no image by digest",
        got: image,
        allowed: "registry/name@sha256:… with 64 hexadecimal digits",
        fix: "look the digest up once, on a machine that you trust, and name it: a tag can be moved",
      })),
    ...(destination.test(to)
      ? []
      : [
          {
            where: "--to",
            what: "is no registry",
            got: to,
            allowed:
              "a host, with a path below it if the registry has one, such as registry.example.org/acme",
          },
        ]),
  ];
}

/** The last part of the name is kept: the settings' images are told apart by it. */
function targetOf(image: string, to: string): string {
  const { path = "", digest = "" } = reference.exec(image)?.groups ?? {};
  return `${to}/${path.split("/").at(-1)}@${digest}`;
}

async function copy(image: string, target: string, options: ImagesMirror): Promise<void> {
  const { authFile, plainHttp = false, env = process.env } = options;
  const { exitCode, stderr, code } = await execa(
    "skopeo",
    [
      "copy",
      // Index and all its architectures, byte for byte: another digest would be another image.
      "--all",
      "--preserve-digests",
      ...(authFile === undefined ? [] : ["--authfile", authFile]),
      ...(plainHttp ? ["--src-tls-verify=false", "--dest-tls-verify=false"] : []),
      `docker://${image}`,
      `docker://${target}`,
    ],
    { reject: false, env, extendEnv: false, stdout: "ignore" },
  );
  if (exitCode === 0) return;
  if (code === "ENOENT") {
    throw new UserError({
      where: "skopeo",
      what: "is not installed, and copies images by digest",
      fix: "install the package `skopeo` of your distribution",
    });
  }
  throw new UserError({
    where: image,
    what: "cannot be copied",
    got: lastLine(stderr),
    fix: "log in to both registries with `skopeo login`, look at what is said, and run it again: it goes on",
  });
}

/** skopeo's messages name hosts and names; a login in a URL would be the user's own, and is cut out. */
function lastLine(text: string): string {
  const line = text.trimEnd().split("\n").at(-1) ?? "";
  return line.replace(/\/\/[^/@\s]+@/g, "//").slice(0, 300);
}
