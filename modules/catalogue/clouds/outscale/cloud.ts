export const cloud = "outscale";
