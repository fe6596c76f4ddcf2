/** How rules cite what they stand on. Texts are cited by their ids and said in our own words. */

/** A requirement of ANSSI's SecNumCloud 3.2. It binds the provider; a rule checks what a customer can do likewise. */
export const secNumCloud = (id: string) =>
  `ANSSI, SecNumCloud 3.2 (8 March 2022), ${id}, customer-side analogue`;

/** A recommendation of ANSSI's guide on generative AI (ANSSI-PA-102, version 1.0, 29 April 2024). */
export const anssiAi = (id: string) =>
  `ANSSI-PA-102, generative AI systems, version 1.0 (29 April 2024), ${id}`;

export const gdpr = (article: string) => `Regulation (EU) 2016/679 (GDPR), article ${article}`;
export const nis2 = (article: string) => `Directive (EU) 2022/2555 (NIS 2), article ${article}`;
export const aiAct = (article: string) => `Regulation (EU) 2024/1689 (AI Act), article ${article}`;
export const iso27001 = (control: string) => `ISO/IEC 27001:2022, Annex A ${control}`;
export const hds = (requirement: string) => `HDS certification framework, version 2 (2024), ${requirement}`;
