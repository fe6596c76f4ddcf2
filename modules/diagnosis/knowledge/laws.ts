import type { Provenance } from "../../catalogue/provenance.ts";
import type { Words } from "../../page/language.ts";
import { recalled, secondary, verified } from "./company.ts";

/** What is to be known of a country outside the EEA before data goes to a company there. */
export interface CountryNote {
  readonly says: Words;
  readonly provenance: Provenance;
}

/** By ISO 3166-1 alpha-2 code. Whether a text reaches a given case is for a lawyer; no entry decides that. */
export const countryNotes: Readonly<Record<string, readonly CountryNote[]>> = {
  US: [
    {
      says: {
        en: "18 U.S.C. § 2713 (CLOUD Act): a provider of electronic communication or remote computing services must hand over data in its possession, custody or control to a valid order, wherever the data is",
        fr: "18 U.S.C. § 2713 (CLOUD Act) : un fournisseur de services de communication ou d’informatique à distance doit remettre, sur ordre valable, les données qu’il possède, garde ou contrôle, où qu’elles soient",
      },
      provenance: verified("wilmerhale.com, text of the Act of 23 March 2018, § 103(a)"),
    },
    {
      says: {
        en: "adequacy decision (EU) 2023/1795 covers companies certified under the Data Privacy Framework only; the General Court upheld it on 3 September 2025 (T-553/23), an appeal is pending",
        fr: "la décision d’adéquation (UE) 2023/1795 ne couvre que les entreprises certifiées au Data Privacy Framework ; le Tribunal l’a confirmée le 3 septembre 2025 (T-553/23), un pourvoi est pendant",
      },
      provenance: secondary("kslaw.com and eucrim.eu on case T-553/23"),
    },
  ],
  CN: [
    {
      says: {
        en: "no adequacy decision: a transfer of personal data needs appropriate safeguards (GDPR, articles 46 and 49)",
        fr: "pas de décision d’adéquation : un transfert de données personnelles demande des garanties appropriées (RGPD, articles 46 et 49)",
      },
      provenance: recalled("commission.europa.eu, list of adequacy decisions"),
    },
  ],
  CH: [
    {
      says: {
        en: "adequacy decision 2000/518/EC: personal data may go there without further authorisation",
        fr: "décision d’adéquation 2000/518/CE : les données personnelles peuvent y aller sans autre autorisation",
      },
      provenance: recalled("commission.europa.eu, list of adequacy decisions"),
    },
  ],
  GB: [
    {
      says: {
        en: "adequacy decision (EU) 2021/1772, limited in time: see whether it still holds",
        fr: "décision d’adéquation (UE) 2021/1772, limitée dans le temps : vérifier qu’elle tient encore",
      },
      provenance: recalled("commission.europa.eu, list of adequacy decisions"),
    },
  ],
};
