import { unavailable } from "../../capabilities/cloud.ts";

export const AuditTrail = unavailable({
  reason: "the export of account logs is set up by hand so far: see the README of this cloud",
  source: "schema of provider ovh/ovh 2.19.0",
  checkedOn: "2026-11-24",
});

export const Backup = unavailable({
  reason: "snapshots and copies are made by hand so far: see the README of this cloud",
  source: "schema of provider ovh/ovh 2.19.0",
  checkedOn: "2026-11-24",
});

export const BudgetAlert = unavailable({
  reason: "budgets are set in the console so far: see the README of this cloud",
  source: "schema of provider ovh/ovh 2.19.0",
  checkedOn: "2026-11-24",
});
