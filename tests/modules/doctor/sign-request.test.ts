import { describe, expect, it } from "vitest";
import { signRequest } from "../../../modules/doctor/sign-request.ts";

/** The examples of docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html. */
const keys = { accessKey: "AKIAIOSFODNN7EXAMPLE", secretKey: "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY" };
const now = new Date("2013-05-24T00:00:00Z");
const url = (path: string) => new URL(path, "https://examplebucket.s3.amazonaws.com");
const scope = "AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request";

describe("signRequest", () => {
  it("signs the published GET of an object", () => {
    const request = { method: "GET", url: url("/test.txt"), headers: { Range: "bytes=0-9" }, body: "" };
    expect(signRequest(request, keys, "us-east-1", now)).toEqual({
      Range: "bytes=0-9",
      "x-amz-content-sha256": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
      "x-amz-date": "20130524T000000Z",
      authorization: `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host;range;x-amz-content-sha256;x-amz-date, Signature=f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41`,
    });
  });

  it("signs the published PUT of an object whose name needs encoding", () => {
    const headers = { Date: "Fri, 24 May 2013 00:00:00 GMT", "x-amz-storage-class": "REDUCED_REDUNDANCY" };
    const request = { method: "PUT", url: url("/test$file.text"), headers, body: "Welcome to Amazon S3." };
    expect(signRequest(request, keys, "us-east-1", now).authorization).toBe(
      `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=date;host;x-amz-content-sha256;x-amz-date;x-amz-storage-class, Signature=98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd`,
    );
  });

  it("signs a session's token and never sends the secret", () => {
    const request = { method: "GET", url: url("/a"), headers: {}, body: "" };
    const signed = signRequest(request, { ...keys, sessionToken: "token" }, "us-east-1", now);
    expect(signed["x-amz-security-token"]).toBe("token");
    expect(signed.authorization).toContain(";x-amz-security-token,");
    expect(JSON.stringify(signed)).not.toContain(keys.secretKey);
  });
});
