/** GPU types begin with the name of their card (offer list of the Instances API, 2026-07-30). */
export const gpuType = /^(?:L4|L40S|H100|B300|GPU|RENDER)-/i;
