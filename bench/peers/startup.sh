#!/bin/sh
# Start-up of the program as published, by the README's own command, beside a hello world of the same runtime.
# Argument: rounds.
set -eu
cd "$(dirname "$0")/../.."
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
mkdir "$scratch/hello"
cat > "$scratch/hello/hello.csproj" <<PROJECT
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup>
    <OutputType>Exe</OutputType>
    <TargetFramework>net10.0</TargetFramework>
    <InvariantGlobalization>true</InvariantGlobalization>
  </PropertyGroup>
</Project>
PROJECT
echo 'System.Console.WriteLine("hello");' > "$scratch/hello/Hello.cs"
dotnet publish "$scratch/hello" -c Release -o "$scratch/hello/out" -v quiet
dotnet publish src/Servanda.Cli -c Release -o "$scratch/out" -v quiet
dotnet run -c Release --project bench/Servanda.Benchmarks -- startup "$scratch/out/servanda" "$scratch/hello/out/hello" "$@"
