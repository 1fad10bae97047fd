using System.Text.Json.Serialization;

namespace Servanda.Web.Api;

/// <summary>Everything the API sends.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ApiProblem))]
[JsonSerializable(typeof(IndexDto))]
[JsonSerializable(typeof(ApiPage<AccordDto>))]
[JsonSerializable(typeof(ApiPage<CommitmentDto>))]
[JsonSerializable(typeof(ApiPage<ControlDto>))]
[JsonSerializable(typeof(ApiPage<CrosswalkDto>))]
[JsonSerializable(typeof(ApiPage<OrganisationBriefDto>))]
[JsonSerializable(typeof(ApiPage<SignatureDto>))]
[JsonSerializable(typeof(ApiPage<ChangeDto>))]
[JsonSerializable(typeof(ApiPage<HeadlineDto>))]
[JsonSerializable(typeof(ApiPage<AssessmentDto>))]
[JsonSerializable(typeof(ApiPage<FindingDto>))]
[JsonSerializable(typeof(ApiPage<MethodDto>))]
[JsonSerializable(typeof(ApiPage<BundleDto>))]
[JsonSerializable(typeof(ApiPage<AttestationDto>))]
[JsonSerializable(typeof(ApiPage<ReplyDto>))]
[JsonSerializable(typeof(ApiPage<StandingDto>))]
[JsonSerializable(typeof(OrganisationDto))]
[JsonSerializable(typeof(GrowthDto))]
[JsonSerializable(typeof(ScorecardDto))]
[JsonSerializable(typeof(CounterDto))]
sealed partial class ApiJson : JsonSerializerContext;
