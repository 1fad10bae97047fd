using System.Collections.Frozen;

namespace Servanda.Accords.Registers;

/// <summary>What people call the countries and territories of ISO 3166-1: short names, as the portal writes them.</summary>
public static class CountryNames
{
    const char BetweenEntries = ';';
    const char BetweenNames = '|';

    static readonly FrozenDictionary<string, Text> Names =
    """
    ABW|Aruba|Aruba;AFG|Afghanistan|Afghanistan;AGO|Angola|Angola;AIA|Anguilla|Anguilla;ALA|Åland Islands|Îles d’Åland
    ALB|Albania|Albanie;AND|Andorra|Andorre;ARE|United Arab Emirates|Émirats arabes unis;ARG|Argentina|Argentine
    ARM|Armenia|Arménie;ASM|American Samoa|Samoa américaines;ATA|Antarctica|Antarctique
    ATF|French Southern Territories|Terres australes françaises;ATG|Antigua and Barbuda|Antigua-et-Barbuda
    AUS|Australia|Australie;AUT|Austria|Autriche;AZE|Azerbaijan|Azerbaïdjan;BDI|Burundi|Burundi;BEL|Belgium|Belgique
    BEN|Benin|Bénin;BES|Bonaire, Sint Eustatius and Saba|Bonaire, Saint-Eustache et Saba;BFA|Burkina Faso|Burkina Faso
    BGD|Bangladesh|Bangladesh;BGR|Bulgaria|Bulgarie;BHR|Bahrain|Bahreïn;BHS|Bahamas|Bahamas
    BIH|Bosnia and Herzegovina|Bosnie-Herzégovine;BLM|Saint Barthélemy|Saint-Barthélemy;BLR|Belarus|Biélorussie
    BLZ|Belize|Belize;BMU|Bermuda|Bermudes;BOL|Bolivia|Bolivie;BRA|Brazil|Brésil;BRB|Barbados|Barbade;BRN|Brunei|Brunei
    BTN|Bhutan|Bhoutan;BVT|Bouvet Island|Île Bouvet;BWA|Botswana|Botswana
    CAF|Central African Republic|République centrafricaine;CAN|Canada|Canada;CCK|Cocos (Keeling) Islands|Îles Cocos
    CHE|Switzerland|Suisse;CHL|Chile|Chili;CHN|China|Chine;CIV|Côte d’Ivoire|Côte d’Ivoire;CMR|Cameroon|Cameroun
    COD|Congo (Democratic Republic)|Congo (République démocratique);COG|Congo|Congo;COK|Cook Islands|Îles Cook
    COL|Colombia|Colombie;COM|Comoros|Comores;CPV|Cabo Verde|Cap-Vert;CRI|Costa Rica|Costa Rica;CUB|Cuba|Cuba
    CUW|Curaçao|Curaçao;CXR|Christmas Island|Île Christmas;CYM|Cayman Islands|Îles Caïmans;CYP|Cyprus|Chypre
    CZE|Czechia|Tchéquie;DEU|Germany|Allemagne;DJI|Djibouti|Djibouti;DMA|Dominica|Dominique;DNK|Denmark|Danemark
    DOM|Dominican Republic|République dominicaine;DZA|Algeria|Algérie;ECU|Ecuador|Équateur;EGY|Egypt|Égypte
    ERI|Eritrea|Érythrée;ESH|Western Sahara|Sahara occidental;ESP|Spain|Espagne;EST|Estonia|Estonie;ETH|Ethiopia|Éthiopie
    FIN|Finland|Finlande;FJI|Fiji|Fidji;FLK|Falkland Islands (Malvinas)|Îles Malouines (Falkland);FRA|France|France
    FRO|Faroe Islands|Îles Féroé;FSM|Micronesia|Micronésie;GAB|Gabon|Gabon;GBR|United Kingdom|Royaume-Uni
    GEO|Georgia|Géorgie;GGY|Guernsey|Guernesey;GHA|Ghana|Ghana;GIB|Gibraltar|Gibraltar;GIN|Guinea|Guinée
    GLP|Guadeloupe|Guadeloupe;GMB|Gambia|Gambie;GNB|Guinea-Bissau|Guinée-Bissau;GNQ|Equatorial Guinea|Guinée équatoriale
    GRC|Greece|Grèce;GRD|Grenada|Grenade;GRL|Greenland|Groenland;GTM|Guatemala|Guatemala;GUF|French Guiana|Guyane
    GUM|Guam|Guam;GUY|Guyana|Guyana;HKG|Hong Kong|Hong Kong;HMD|Heard and McDonald Islands|Îles Heard-et-MacDonald
    HND|Honduras|Honduras;HRV|Croatia|Croatie;HTI|Haiti|Haïti;HUN|Hungary|Hongrie;IDN|Indonesia|Indonésie
    IMN|Isle of Man|Île de Man;IND|India|Inde;IOT|British Indian Ocean Territory|Territoire britannique de l’océan Indien
    IRL|Ireland|Irlande;IRN|Iran|Iran;IRQ|Iraq|Irak;ISL|Iceland|Islande;ISR|Israel|Israël;ITA|Italy|Italie
    JAM|Jamaica|Jamaïque;JEY|Jersey|Jersey;JOR|Jordan|Jordanie;JPN|Japan|Japon;KAZ|Kazakhstan|Kazakhstan;KEN|Kenya|Kenya
    KGZ|Kyrgyzstan|Kirghizistan;KHM|Cambodia|Cambodge;KIR|Kiribati|Kiribati
    KNA|Saint Kitts and Nevis|Saint-Christophe-et-Niévès;KOR|Korea (Republic)|Corée (République)
    KWT|Kuwait|Koweït;LAO|Laos|Laos;LBN|Lebanon|Liban;LBR|Liberia|Libéria;LBY|Libya|Libye;LCA|Saint Lucia|Sainte-Lucie
    LIE|Liechtenstein|Liechtenstein;LKA|Sri Lanka|Sri Lanka;LSO|Lesotho|Lesotho;LTU|Lithuania|Lituanie
    LUX|Luxembourg|Luxembourg;LVA|Latvia|Lettonie;MAC|Macao|Macao;MAF|Saint Martin (French part)|Saint-Martin
    MAR|Morocco|Maroc;MCO|Monaco|Monaco;MDA|Moldova|Moldavie;MDG|Madagascar|Madagascar;MDV|Maldives|Maldives
    MEX|Mexico|Mexique;MHL|Marshall Islands|Îles Marshall;MKD|North Macedonia|Macédoine du Nord;MLI|Mali|Mali
    MLT|Malta|Malte;MMR|Myanmar|Birmanie;MNE|Montenegro|Monténégro;MNG|Mongolia|Mongolie
    MNP|Northern Mariana Islands|Îles Mariannes du Nord;MOZ|Mozambique|Mozambique;MRT|Mauritania|Mauritanie
    MSR|Montserrat|Montserrat;MTQ|Martinique|Martinique;MUS|Mauritius|Maurice;MWI|Malawi|Malawi;MYS|Malaysia|Malaisie
    MYT|Mayotte|Mayotte;NAM|Namibia|Namibie;NCL|New Caledonia|Nouvelle-Calédonie;NER|Niger|Niger
    NFK|Norfolk Island|Île Norfolk;NGA|Nigeria|Nigéria;NIC|Nicaragua|Nicaragua;NIU|Niue|Niue;NLD|Netherlands|Pays-Bas
    NOR|Norway|Norvège;NPL|Nepal|Népal;NRU|Nauru|Nauru;NZL|New Zealand|Nouvelle-Zélande;OMN|Oman|Oman
    PAK|Pakistan|Pakistan;PAN|Panama|Panama;PCN|Pitcairn|Pitcairn;PER|Peru|Pérou;PHL|Philippines|Philippines
    PLW|Palau|Palaos;PNG|Papua New Guinea|Papouasie-Nouvelle-Guinée;POL|Poland|Pologne;PRI|Puerto Rico|Porto Rico
    PRK|Korea (Democratic People’s Republic)|Corée (République populaire démocratique);PRT|Portugal|Portugal
    PRY|Paraguay|Paraguay;PSE|Palestine|Palestine;PYF|French Polynesia|Polynésie française;QAT|Qatar|Qatar
    REU|Réunion|La Réunion;ROU|Romania|Roumanie;RUS|Russia|Russie;RWA|Rwanda|Rwanda;SAU|Saudi Arabia|Arabie saoudite
    SDN|Sudan|Soudan;SEN|Senegal|Sénégal;SGP|Singapore|Singapour
    SGS|South Georgia and the South Sandwich Islands|Géorgie du Sud-et-les îles Sandwich du Sud
    SHN|Saint Helena, Ascension and Tristan da Cunha|Sainte-Hélène, Ascension et Tristan da Cunha
    SJM|Svalbard and Jan Mayen|Svalbard et Jan Mayen;SLB|Solomon Islands|Îles Salomon;SLE|Sierra Leone|Sierra Leone
    SLV|El Salvador|Salvador;SMR|San Marino|Saint-Marin;SOM|Somalia|Somalie
    SPM|Saint Pierre and Miquelon|Saint-Pierre-et-Miquelon;SRB|Serbia|Serbie;SSD|South Sudan|Soudan du Sud
    STP|Sao Tome and Principe|Sao Tomé-et-Principe;SUR|Suriname|Suriname;SVK|Slovakia|Slovaquie;SVN|Slovenia|Slovénie
    SWE|Sweden|Suède;SWZ|Eswatini|Eswatini;SXM|Sint Maarten (Dutch part)|Saint-Martin (partie néerlandaise)
    SYC|Seychelles|Seychelles;SYR|Syria|Syrie;TCA|Turks and Caicos Islands|Îles Turques-et-Caïques;TCD|Chad|Tchad
    TGO|Togo|Togo;THA|Thailand|Thaïlande;TJK|Tajikistan|Tadjikistan;TKL|Tokelau|Tokelau;TKM|Turkmenistan|Turkménistan
    TLS|Timor-Leste|Timor-Leste;TON|Tonga|Tonga;TTO|Trinidad and Tobago|Trinité-et-Tobago;TUN|Tunisia|Tunisie
    TUR|Türkiye|Turquie;TUV|Tuvalu|Tuvalu;TWN|Taiwan|Taïwan;TZA|Tanzania|Tanzanie;UGA|Uganda|Ouganda;UKR|Ukraine|Ukraine
    UMI|United States Minor Outlying Islands|Îles mineures éloignées des États-Unis;URY|Uruguay|Uruguay
    USA|United States|États-Unis;UZB|Uzbekistan|Ouzbékistan;VAT|Holy See|Saint-Siège
    VCT|Saint Vincent and the Grenadines|Saint-Vincent-et-les-Grenadines;VEN|Venezuela|Venezuela
    VGB|British Virgin Islands|Îles Vierges britanniques;VIR|United States Virgin Islands|Îles Vierges des États-Unis
    VNM|Viet Nam|Viêt Nam;VUT|Vanuatu|Vanuatu;WLF|Wallis and Futuna|Wallis-et-Futuna;WSM|Samoa|Samoa;YEM|Yemen|Yémen
    ZAF|South Africa|Afrique du Sud;ZMB|Zambia|Zambie;ZWE|Zimbabwe|Zimbabwe
    """.Split([BetweenEntries, '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Select(entry => entry.Split(BetweenNames))
        .ToFrozenDictionary(parts => parts[0], parts => new Text(parts[1], parts[2]), StringComparer.Ordinal);

    /// <summary>The name of an assigned alpha-3 code; the code itself for anything else.</summary>
    public static Text Of(string code) => Names.GetValueOrDefault(code) ?? Text.Same(code);
}
