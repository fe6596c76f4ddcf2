import { Construct } from "constructs";
import type { Problem } from "../../modules/problem/problem.ts";
import type { DataClass } from "./data-class.ts";
import { describe } from "./manifest.ts";
import { Placement } from "./placement.ts";
import { reportProblems } from "./problems.ts";

/** What every capability takes. */
export interface CapabilityProps {
  /** What is stored or carried; decides defaults and the audit's rules. */
  readonly dataClass: DataClass;
  /** Who answers for it. @default - the placement's owner */
  readonly owner?: string;
}

/**
 * What a cloud offers, under a contract that names no cloud. A contract checks the props, so that every cloud refuses
 * the same mistakes with the same words; a cloud's class only emits resources. Its main resource has the id
 * `Resource` and is public, for what the contract leaves out.
 */
export abstract class Capability extends Construct {
  readonly dataClass: DataClass;
  readonly placement: Placement;

  protected constructor(
    scope: Construct,
    id: string,
    props: CapabilityProps,
    check: (placement: Placement) => readonly Problem[],
  ) {
    super(scope, id);
    this.dataClass = props.dataClass;
    this.placement = Placement.of(this);
    describe(this, props);
    reportProblems(this, () => check(this.placement));
  }
}
