import { type Framework, type Line, requirementOf } from "./framework.ts";

/**
 * The eight objectives. Their weights are left out on purpose: a plan sees parts of four objectives, and a sum over
 * those would look like the Commission's score without being it.
 */
const objectives: readonly Line[] = [
  [
    "SOV-1",
    "provider",
    "The provider decides on its own in the Union",
    "Le fournisseur décide seul, dans l’Union",
  ],
  [
    "SOV-2",
    "provider",
    "No law from outside the Union reaches the service",
    "Aucune loi hors Union n’atteint le service",
    "indicative",
    "endpoints-in-eea resolver-in-eea certificate-issuer-in-eea",
  ],
  [
    "SOV-3",
    "both",
    "Data and models stay under the customer’s control, in the Union",
    "Données et modèles restent sous le contrôle du client, dans l’Union",
    "partial",
    `region-in-eea region-stated processing-in-eea network-in-eea keys-in-eea replica-in-eea backup-in-same-country
    cold-tier-in-same-country single-country bucket-under-own-key key-rotates model-revision-pinned
    boot-model-pinned model-format-safe no-remote-model-code`,
  ],
  [
    "SOV-4",
    "both",
    "Operation and support go on without anybody outside the Union",
    "L’exploitation et le support se passent de tiers hors Union",
    "indicative",
    "alerts-reach-somebody log-sink-exists",
  ],
  [
    "SOV-5",
    "both",
    "The supply chain is known and does not hang on third countries",
    "La chaîne d’approvisionnement est connue et ne dépend pas de pays tiers",
    "partial",
    `endpoints-in-eea resolver-in-eea certificate-issuer-in-eea image-pinned boot-image-pinned no-latest-image
    no-piped-download boot-packages-hashed`,
  ],
  [
    "SOV-6",
    "both",
    "Technology is open and can be moved",
    "La technologie est ouverte et se déplace",
    "partial",
    "database-standard-engine model-format-safe",
  ],
  [
    "SOV-7",
    "both",
    "Security is in European hands and shown",
    "La sécurité est en mains européennes et démontrée",
    "partial",
    `firewall-drops-inbound firewall-drops-outbound admin-ports-closed kubernetes-api-limited bucket-encrypted
    database-encrypted volume-encrypted listener-uses-tls grant-not-full-access grant-within-project key-expires
    second-factor log-sink-exists logs-kept-six-months records-kept-six-months no-secret-in-state`,
  ],
  ["SOV-8", "provider", "The service spares energy and resources", "Le service ménage énergie et ressources"],
];

export const framework: Framework = {
  id: "eu-cloud-sovereignty",
  title: "European Commission, Cloud Sovereignty Framework",
  source: "objectives as in the public taxonomy MISP `sov` (machinetag.json); texts in our own words",
  checkedOn: "2026-11-24",
  caveat: {
    en: "It assesses services of a provider, not a deployment. Read it objective by objective with what was seen of each; there is no total and no assurance level here.",
    fr: "Il évalue les services d’un fournisseur, pas un déploiement. À lire objectif par objectif, avec ce qui en a été vu ; il n’y a ici ni total ni niveau d’assurance.",
  },
  requirements: objectives.map(requirementOf),
};
