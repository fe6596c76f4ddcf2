import type { Construct } from "constructs";
import { SovereignStack } from "sovereign-ai-stack";
import { CockpitSource } from "sovereign-ai-stack/bindings/scaleway/cockpit-source";
import {
  type Cloud,
  describe,
  type EncryptionKey,
  type Network,
  type ObjectStorage,
  type PlacementProps,
  required,
} from "sovereign-ai-stack/capabilities";
import { placeholders } from "./placement.ts";

/** What lasts: the network, the model's weights, the interviews that the lab works on. */
export class LabData extends SovereignStack {
  readonly network: Network;
  readonly weights: ObjectStorage;
  readonly interviews: ObjectStorage;

  constructor(scope: Construct, id: string, props: { cloud: Cloud; placement: PlacementProps }) {
    super(scope, id, { ...props, placeholders });
    const { cloud } = props;

    this.network = new (required(cloud, "Network"))(this, "Network", {
      dataClass: "personal",
      // Two tiers are enough here: the engine, and the people who ask it from the office.
      tiers: ["app", "admin"],
      adminCidrs: ["192.0.2.0/28"],
    });
    this.weights = new (required(cloud, "ObjectStorage"))(this, "Weights", {
      bucketName: "acme-lab-weights",
      dataClass: "public",
    });
    this.interviews = new (required(cloud, "ObjectStorage"))(this, "Interviews", {
      bucketName: "acme-lab-interviews",
      dataClass: "personal",
      key: this.interviewKey(cloud),
      // The study's protocol: nothing can be deleted for three months, everything is gone after two years.
      lockDays: 90,
      expireDays: 730,
    });
    const researchers = new (required(cloud, "Identity"))(this, "Researchers", {
      name: "researchers",
      purpose: "The lab's notebooks read interviews and write results",
      dataClass: "personal",
    });
    this.interviews.grantRead(researchers);
    this.interviews.grantWrite(researchers);
    this.addMetrics();
  }

  /** What no contract covers is the provider's own resource; describe it, so that the audit knows whose data it holds. */
  private addMetrics(): void {
    const { region, project } = this.placement;
    const metrics = new CockpitSource(this, "Metrics", {
      name: this.placement.nameOf("metrics"),
      type: "metrics",
      region,
      projectId: project,
      retentionDays: 31,
    });
    describe(metrics, { dataClass: "internal" });
  }

  private interviewKey(cloud: Cloud): EncryptionKey {
    return new (required(cloud, "EncryptionKey"))(this, "InterviewKey", {
      name: "interviews",
      dataClass: "personal",
      rotationDays: 30,
    });
  }
}
