import { type Field, KEY_PREFIX, type ObjectType, SYSTEM_FIELDS, type ValidationRule } from './object-type';

const text = (label: string, length: number): Field => ({ label, type: 'string', length });
const flag = (label: string): Field => ({ label, type: 'boolean', defaultValue: false });
const conversion = (label: string, type: Field['type']): Field => ({ label, type, writable: 'never' });

const STANDARD: Readonly<Record<string, Field>> = {
  FirstName: text('First Name', 40),
  LastName: { ...text('Last Name', 80), isRequired: true },
  Name: { label: 'Full Name', type: 'string', writable: 'never' },
  Title: text('Title', 128),
  Company: { ...text('Company', 255), isRequired: true },
  Street: { label: 'Street', type: 'textarea', length: 255 },
  City: text('City', 40),
  State: text('State/Province', 80),
  PostalCode: text('Zip/Postal Code', 20),
  Country: text('Country', 80),
  Phone: { label: 'Phone', type: 'phone', length: 40 },
  MobilePhone: { label: 'Mobile Phone', type: 'phone', length: 40 },
  Fax: { label: 'Fax', type: 'phone', length: 40 },
  Email: { label: 'Email', type: 'email', length: 80 },
  Website: { label: 'Website', type: 'url', length: 255 },
  Description: { label: 'Description', type: 'textarea', length: 32_000 },
  LeadSource: {
    label: 'Lead Source',
    type: 'picklist',
    values: ['Web', 'Phone Inquiry', 'Partner Referral', 'Purchased List', 'Other'],
  },
  Status: {
    label: 'Status',
    type: 'picklist',
    values: ['Open - Not Contacted', 'Working - Contacted', 'Closed - Converted', 'Closed - Not Converted'],
    defaultValue: 'Open - Not Contacted',
    isRequired: true,
  },
  Rating: { label: 'Rating', type: 'picklist', values: ['Hot', 'Warm', 'Cold'] },
  NumberOfEmployees: { label: 'Employees', type: 'number', digits: 8, scale: 0 },
  DoNotCall: flag('Do Not Call'),
  HasOptedOutOfEmail: flag('Email Opt Out'),
  HasOptedOutOfFax: flag('Fax Opt Out'),
  IsConverted: { ...conversion('Converted', 'boolean'), defaultValue: false },
  ConvertedDate: conversion('Converted Date', 'date'),
  ConvertedAccountId: conversion('Converted Account ID', 'reference'),
  ConvertedContactId: conversion('Converted Contact ID', 'reference'),
  ConvertedOpportunityId: conversion('Converted Opportunity ID', 'reference'),
};

/** As `salesforce/` deploys them to an org. The stand-in does not read those files: a test compares. */
const ATLAS: Readonly<Record<string, Field>> = {
  Atlas_Caller_Id__c: { ...text('Atlas Caller Id', 32), isExternalId: true },
  Atlas_Version__c: { label: 'Atlas Version', type: 'number', digits: 18, scale: 0 },
};

const VERSION_MAY_NOT_DECREASE: ValidationRule = {
  name: 'Atlas_Version_May_Not_Decrease',
  message: 'Atlas_Version__c may not decrease',
  field: 'Atlas_Version__c',
  isViolated: ({ Atlas_Version__c: after = null }, before) => {
    const previous = before?.['Atlas_Version__c'] ?? null;
    return previous !== null && (after === null || after < previous);
  },
};

/** The Lead of an org with the default settings and Atlas's own fields. Its picklists are restricted: a value that is not listed is refused. */
export const lead: ObjectType = {
  name: 'Lead',
  keyPrefix: KEY_PREFIX.lead,
  fields: { ...SYSTEM_FIELDS, ...STANDARD, ...ATLAS },
  validationRules: [VERSION_MAY_NOT_DECREASE],
  computed: ({ FirstName, LastName }) => ({ Name: [FirstName, LastName].filter(Boolean).join(' ') }),
};
