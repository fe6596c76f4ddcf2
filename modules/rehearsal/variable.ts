/**
 * Name of the Terraform variable that every rehearsal sets to true. A configuration that holds placeholders declares
 * it with a default of false and a validation that wants true: then it can be rehearsed and never planned for real.
 * Terraform ignores it in configurations that do not declare it.
 */
export const rehearsalVariable = "sovereign_rehearsal";
