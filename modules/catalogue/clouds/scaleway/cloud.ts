export const cloud = "scaleway";
