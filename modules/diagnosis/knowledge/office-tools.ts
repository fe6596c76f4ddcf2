import { companies } from "./companies.ts";
import { recalled, secondary, verified } from "./company.ts";
import { hosted, subprocessor } from "./hosting.ts";
import { somewhereInEea, type Tool } from "./tool.ts";

const euDataBoundary = verified(
  "learn.microsoft.com/en-us/privacy/eudb: kept in the EU Data Boundary; some transfers and access from outside go on",
);
const slackResidency = verified("slack.com/help/articles/360035633934");
const notionResidency = secondary("copies of notion.com/help/data-residency");
const hubspotHosting = verified(
  "legal.hubspot.com/de/hubspot-regional-data-hosting-policy, 18 September 2024",
);
const ownMachines = recalled("software under a free licence that an organisation runs itself");

/** Mail, documents, meetings, messages, customers and projects. */
export const officeTools: readonly Tool[] = [
  {
    name: "Microsoft 365",
    alsoCalled: [
      "Office 365",
      "Outlook",
      "Exchange Online",
      "OneDrive",
      "SharePoint",
      "Teams",
      "Microsoft Teams",
    ],
    uses: ["mail", "documents", "meetings", "messaging"],
    company: companies.microsoft,
    hosting: hosted([somewhereInEea], "default", euDataBoundary),
    subprocessors: [],
  },
  {
    name: "Google Workspace",
    alsoCalled: ["Gmail", "Google Drive", "Google Meet", "G Suite"],
    uses: ["mail", "documents", "meetings", "messaging"],
    company: companies.alphabet,
    subprocessors: [],
  },
  {
    name: "Dropbox",
    alsoCalled: ["Dropbox Business"],
    uses: ["documents"],
    company: companies.dropbox,
    subprocessors: [],
  },
  {
    name: "Slack",
    alsoCalled: [],
    uses: ["messaging"],
    company: companies.slack,
    hosting: hosted(["US"], "in-some-plans", slackResidency),
    subprocessors: [
      subprocessor(
        companies.amazon,
        verified("slack.com/intl/en-gb/policy-archives/subprocessors/2022-11-15"),
      ),
    ],
  },
  {
    name: "Zoom",
    alsoCalled: ["Zoom Meetings", "Zoom Workplace"],
    uses: ["meetings"],
    company: companies.zoom,
    subprocessors: [
      subprocessor(companies.amazon, verified("explore.zoom.us/en/subprocessors, 28 July 2023")),
    ],
  },
  {
    name: "WhatsApp",
    alsoCalled: ["WhatsApp Business"],
    uses: ["messaging"],
    company: companies.meta,
    subprocessors: [],
  },
  {
    name: "Notion",
    alsoCalled: ["Notion AI"],
    uses: ["documents", "projects"],
    company: companies.notion,
    hosting: hosted(["US"], "in-some-plans", notionResidency),
    subprocessors: [subprocessor(companies.amazon, notionResidency)],
  },
  {
    name: "Atlassian Cloud",
    alsoCalled: ["Jira", "Confluence", "Trello"],
    uses: ["projects", "documents"],
    company: companies.atlassian,
    subprocessors: [],
  },
  {
    name: "HubSpot",
    alsoCalled: ["HubSpot CRM"],
    uses: ["customers"],
    company: companies.hubspot,
    hosting: hosted(["US", somewhereInEea], "on-choice", hubspotHosting),
    subprocessors: [],
  },
  {
    name: "Salesforce",
    alsoCalled: ["Salesforce CRM", "Sales Cloud"],
    uses: ["customers"],
    company: companies.salesforce,
    subprocessors: [],
  },
  {
    name: "Odoo",
    alsoCalled: ["Odoo Online"],
    uses: ["customers", "projects"],
    company: companies.odoo,
    subprocessors: [],
  },
  {
    name: "Infomaniak kSuite",
    alsoCalled: ["Infomaniak", "kSuite", "kDrive"],
    uses: ["mail", "documents", "meetings"],
    company: companies.infomaniak,
    hosting: hosted(["CH"], "no", recalled("www.infomaniak.com")),
    subprocessors: [],
  },
  {
    name: "Proton",
    alsoCalled: ["Proton Mail", "Proton Drive", "ProtonMail"],
    uses: ["mail", "documents"],
    company: companies.proton,
    subprocessors: [],
  },
  {
    name: "mailbox.org",
    alsoCalled: ["mailbox"],
    uses: ["mail", "documents", "meetings"],
    company: companies.heinlein,
    hosting: hosted(["DE"], "default", recalled("mailbox.org/en")),
    subprocessors: [],
  },
  { name: "Tuta", alsoCalled: ["Tutanota"], uses: ["mail"], company: companies.tuta, subprocessors: [] },
  {
    name: "Nextcloud",
    alsoCalled: ["Nextcloud (own machine)"],
    uses: ["documents", "messaging", "meetings"],
    hosting: hosted([], "default", ownMachines),
    subprocessors: [],
  },
  {
    name: "Jitsi Meet",
    alsoCalled: ["Jitsi", "Jitsi (own machine)"],
    uses: ["meetings"],
    hosting: hosted([], "default", ownMachines),
    subprocessors: [],
  },
  {
    name: "Mattermost",
    alsoCalled: ["Mattermost (own machine)"],
    uses: ["messaging", "projects"],
    hosting: hosted([], "default", ownMachines),
    subprocessors: [],
  },
];
