export const cloud = "ovhcloud";
