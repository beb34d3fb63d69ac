// Package docker holds what belongs to the container files, and checks them without a container engine.
package docker_test

import (
	"os"
	"strings"
	"testing"

	"github.com/compose-spec/compose-go/v2/cli"
	"github.com/compose-spec/compose-go/v2/types"
)

// load reads the compose file as `docker compose` does, with this password in the environment.
func load(t *testing.T, password string) (*types.Project, error) {
	t.Helper()
	options, err := cli.NewProjectOptions([]string{"../docker-compose.yml"},
		cli.WithWorkingDirectory(".."),
		cli.WithEnv([]string{"SISTERGRAPH_NEO4J_PASSWORD=" + password}))
	if err != nil {
		t.Fatal(err)
	}
	return options.LoadProject(t.Context())
}

func loaded(t *testing.T) *types.Project {
	t.Helper()
	project, err := load(t, "correct horse")
	if err != nil {
		t.Fatal(err)
	}
	return project
}

func TestServiceWaitsForAHealthyNeo4jAndSpeaksToItByName(t *testing.T) {
	service, err := loaded(t).GetService("sistergraph")
	if err != nil {
		t.Fatal(err)
	}
	if got := service.DependsOn["neo4j"].Condition; got != types.ServiceConditionHealthy {
		t.Errorf("the service starts when neo4j is %q", got)
	}
	if got := service.Environment["SISTERGRAPH_STORE"]; got == nil || *got != "neo4j://neo4j@neo4j:7687/neo4j" {
		t.Errorf("SISTERGRAPH_STORE = %v", got)
	}
}

func TestBothServicesHaveTheSamePasswordAndItIsInNoCommand(t *testing.T) {
	project := loaded(t)
	if got := project.Services["neo4j"].Environment["NEO4J_AUTH"]; got == nil || *got != "neo4j/correct horse" {
		t.Errorf("NEO4J_AUTH = %v", got)
	}
	if got := project.Services["sistergraph"].Environment["SISTERGRAPH_NEO4J_PASSWORD"]; got == nil || *got != "correct horse" {
		t.Errorf("SISTERGRAPH_NEO4J_PASSWORD = %v", got)
	}
	for name, service := range project.Services {
		words := append(append([]string{}, service.Command...), service.HealthCheck.Test...)
		if strings.Contains(strings.Join(words, " "), "correct horse") {
			t.Errorf("a command of %s holds the password", name)
		}
	}
}

func TestWithoutAPasswordTheFileIsRefusedWithAReason(t *testing.T) {
	_, err := load(t, "")
	if err == nil || !strings.Contains(err.Error(), ".env") {
		t.Errorf("loading without a password: %v", err)
	}
}

func TestEachServiceIsCheckedAndListensOnThisMachineOnly(t *testing.T) {
	for name, service := range loaded(t).Services {
		if service.HealthCheck == nil || len(service.HealthCheck.Test) < 2 {
			t.Errorf("%s has no health check", name)
		}
		for _, port := range service.Ports {
			if port.HostIP != "127.0.0.1" {
				t.Errorf("%s publishes port %s on %q", name, port.Published, port.HostIP)
			}
		}
	}
}

func TestNeo4jKeepsItsDataOnAVolume(t *testing.T) {
	project := loaded(t)
	kept := map[string]string{}
	for _, volume := range project.Services["neo4j"].Volumes {
		kept[volume.Target] = volume.Source
	}
	if _, declared := project.Volumes[kept["/data"]]; kept["/data"] == "" || !declared {
		t.Errorf("volumes of neo4j: %v, declared: %v", kept, project.Volumes)
	}
}

func TestImageIsStaticAndNotRoot(t *testing.T) {
	text, err := os.ReadFile("../Dockerfile")
	if err != nil {
		t.Fatal(err)
	}
	stages := strings.Split(string(text), "\nFROM ")
	if len(stages) != 3 || !strings.Contains(stages[1], "CGO_ENABLED=0") {
		t.Error("there is no first stage that builds a static binary")
	}
	last := stages[len(stages)-1]
	for _, want := range []string{"\nUSER sistergraph", "\nHEALTHCHECK ", "COPY --from=build"} {
		if !strings.Contains(last, want) {
			t.Errorf("the last stage lacks %q", strings.TrimSpace(want))
		}
	}
}
