/** GPU flavors begin with the name of their card. */
export const gpuFlavor = /^(?:l4|l40s|a10|a100|h100|h200|t1|t2|v100s?|rtx)/i;
