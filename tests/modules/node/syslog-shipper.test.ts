import { expect, it } from "vitest";
import { type SyslogSink, syslogFiles } from "../../../modules/node/syslog-shipper.ts";

const sink: SyslogSink = { protocol: "syslog", host: "logs.example.org", port: 6514 };
const settings = (changes: Partial<SyslogSink> = {}) =>
  syslogFiles({ ...sink, ...changes }).find(({ path }) => path.endsWith("rsyslog.conf"))?.content;

it("counts the bytes of a message, unless the service wants a message a line", () => {
  expect(settings()).toContain('TCP_Framing="octet-counted"');
  expect(settings({ framing: "lines" })).toContain('TCP_Framing="traditional"');
});
